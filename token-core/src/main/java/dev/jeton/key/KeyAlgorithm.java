package dev.jeton.key;

import java.security.Provider;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import org.jose4j.keys.EllipticCurves;

/**
 * How a key signs; one key has one algorithm for its whole life (RFC 8725, section 3.1). Immutable.
 *
 * <p>Most are here to verify what others signed; {@link #mayIssue()} tells those that sign our own
 * tokens. RS256, RS384 and RS512 never do: PKCS #1 v1.5 padding is for foreign tokens alone.
 */
public enum KeyAlgorithm {
  /** Ed25519 (RFC 8037, section 3.1). */
  ED25519("EdDSA", Family.EDWARDS, 64, true),
  /** ECDSA on P-256 with SHA-256 (RFC 7518, section 3.4). */
  ES256("ES256", Family.ELLIPTIC, 64, true),
  /** ECDSA on P-384 with SHA-384 (RFC 7518, section 3.4); verifies only. */
  ES384("ES384", Family.ELLIPTIC, 96, false),
  /** ECDSA on P-521 with SHA-512 (RFC 7518, section 3.4); verifies only. */
  ES512("ES512", Family.ELLIPTIC, 132, false),
  /**
   * RSASSA-PSS with SHA-256 (RFC 7518, section 3.5); own keys have at least 3072 bits, foreign ones
   * 2048.
   */
  PS256("PS256", Family.RSA, 0, true),
  /** RSASSA-PSS with SHA-384 (RFC 7518, section 3.5); verifies only. */
  PS384("PS384", Family.RSA, 0, false),
  /** RSASSA-PSS with SHA-512 (RFC 7518, section 3.5); verifies only. */
  PS512("PS512", Family.RSA, 0, false),
  /**
   * HMAC with SHA-256 (RFC 7518, section 3.2), at least 32 bytes; the one algorithm of every
   * purpose but JWT.
   */
  HS256("HS256", Family.SECRET, 32, true),
  /** HMAC with SHA-384 (RFC 7518, section 3.2), at least 48 bytes; verifies only. */
  HS384("HS384", Family.SECRET, 48, false),
  /** HMAC with SHA-512 (RFC 7518, section 3.2), at least 64 bytes; verifies only. */
  HS512("HS512", Family.SECRET, 64, false),
  /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, section 3.3); verifies only. */
  RS256("RS256", Family.RSA, 0, false),
  /** RSASSA-PKCS1-v1_5 with SHA-384 (RFC 7518, section 3.3); verifies only. */
  RS384("RS384", Family.RSA, 0, false),
  /** RSASSA-PKCS1-v1_5 with SHA-512 (RFC 7518, section 3.3); verifies only. */
  RS512("RS512", Family.RSA, 0, false);

  /** What kind of key an algorithm takes. */
  enum Family {
    EDWARDS,
    ELLIPTIC,
    RSA,
    SECRET
  }

  private final String jose;
  private final Family family;
  private final int signatureBytes;
  private final boolean mayIssue;

  KeyAlgorithm(String jose, Family family, int signatureBytes, boolean mayIssue) {
    this.jose = jose;
    this.family = family;
    this.signatureBytes = signatureBytes;
    this.mayIssue = mayIssue;
  }

  /** The {@code alg} value in JOSE headers and JWKs, case-sensitive. */
  public String jose() {
    return jose;
  }

  /** Whether one secret both signs and verifies, so that no part of the key is public. */
  public boolean symmetric() {
    return family == Family.SECRET;
  }

  /** Whether own tokens may be signed so; any other algorithm only verifies foreign ones. */
  public boolean mayIssue() {
    return mayIssue;
  }

  /** Whether {@code provider} can compute it; a ring over that provider opens with no other. */
  public boolean providedBy(Provider provider) {
    try {
      Implementations.of(Optional.of(provider)).demand(this);
      return true;
    } catch (IllegalArgumentException lacking) {
      return false;
    }
  }

  Family family() {
    return family;
  }

  /** The curve of an {@link Family#ELLIPTIC} algorithm; empty for any other. */
  Optional<ECParameterSpec> curve() {
    return switch (this) {
      case ES256 -> Optional.of(EllipticCurves.P256);
      case ES384 -> Optional.of(EllipticCurves.P384);
      case ES512 -> Optional.of(EllipticCurves.P521);
      default -> Optional.empty();
    };
  }

  /**
   * The length of every signature; 0 for RSA, where the key decides. A secret is at least as long as
   * its signatures.
   */
  int signatureBytes() {
    return signatureBytes;
  }
}
