package dev.jeton.key;

/**
 * How a key signs; one key has one algorithm for its whole life (RFC 8725, section 3.1). Immutable.
 *
 * <p>RS256 is absent on purpose: own tokens are never signed with PKCS #1 v1.5 padding.
 */
public enum KeyAlgorithm {
  /** Ed25519 (RFC 8037, section 3.1). */
  ED25519("EdDSA"),
  /** ECDSA on P-256 with SHA-256 (RFC 7518, section 3.4). */
  ES256("ES256"),
  /** RSASSA-PSS with SHA-256 (RFC 7518, section 3.5), at least 3072 bits. */
  PS256("PS256"),
  /**
   * HMAC with SHA-256 (RFC 7518, section 3.2), at least 32 bytes; the one algorithm of every
   * purpose but JWT.
   */
  HS256("HS256");

  private final String jose;

  KeyAlgorithm(String jose) {
    this.jose = jose;
  }

  /** The {@code alg} value in JOSE headers and JWKs, case-sensitive. */
  public String jose() {
    return jose;
  }

  /** Whether one secret both signs and verifies, so that no part of the key is public. */
  public boolean symmetric() {
    return this == HS256;
  }
}
