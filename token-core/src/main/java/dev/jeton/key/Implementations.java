package dev.jeton.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Where the implementations of algorithms come from: from one provider and never from another, or
 * from the first of the installed ones that has it. Immutable, thread-safe.
 */
final class Implementations {
  static final Implementations INSTALLED = new Implementations(null);

  private final @Nullable Provider only;

  private Implementations(@Nullable Provider only) {
    this.only = only;
  }

  static Implementations of(Optional<Provider> provider) {
    return provider.map(Implementations::new).orElse(INSTALLED);
  }

  /** Not yet told whether it signs or verifies. */
  Signature signature(KeyAlgorithm algorithm) throws GeneralSecurityException {
    Signature instance = only == null
        ? Signature.getInstance(name(algorithm))
        : Signature.getInstance(name(algorithm), only);
    if (algorithm.jose().startsWith("PS")) instance.setParameter(pss(bits(algorithm)));
    return instance;
  }

  /** Not yet given a key. */
  Mac mac(KeyAlgorithm algorithm) throws GeneralSecurityException {
    return only == null ? Mac.getInstance(name(algorithm)) : Mac.getInstance(name(algorithm), only);
  }

  /** {@link IllegalArgumentException} if there is none of this algorithm. */
  void demand(KeyAlgorithm algorithm) {
    Provider unused = provider(algorithm);
  }

  /** Whose implementation that is; {@link IllegalArgumentException} if there is none. */
  Provider provider(KeyAlgorithm algorithm) {
    try {
      return algorithm.symmetric()
          ? mac(algorithm).getProvider()
          : signature(algorithm).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(lacks(algorithm), e);
    }
  }

  /** That there is none of this algorithm, as a message. */
  String lacks(KeyAlgorithm algorithm) {
    String what = " has no " + name(algorithm) + ", by which " + algorithm.jose() + " is computed";
    return this + what;
  }

  @SuppressWarnings("ReferenceEquality") // equality would compare all that a provider offers
  boolean same(Implementations other) {
    return only == other.only;
  }

  private static String name(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> "Ed25519";
      case ES256, ES384, ES512 -> "SHA" + bits(algorithm) + "withECDSAinP1363Format";
      case PS256, PS384, PS512 -> "RSASSA-PSS";
      case RS256, RS384, RS512 -> "SHA" + bits(algorithm) + "withRSA";
      case HS256, HS384, HS512 -> "HmacSHA" + bits(algorithm);
    };
  }

  // The salt is as long as the hash, and both hashes are one (RFC 7518, section 3.5).
  private static PSSParameterSpec pss(int bits) {
    String hash = "SHA-" + bits;
    return new PSSParameterSpec(
        hash,
        "MGF1",
        new MGF1ParameterSpec(hash),
        bits / Byte.SIZE,
        PSSParameterSpec.TRAILER_FIELD_BC);
  }

  /** Of its hash: what stands at the end of its name. */
  private static int bits(KeyAlgorithm algorithm) {
    return Integer.parseInt(algorithm.jose().substring(2));
  }

  @Override
  public String toString() {
    return only == null ? "this Java runtime" : "the provider " + only.getName();
  }
}
