package dev.jeton.key;

import java.security.Key;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/** Signs by jose4j's algorithms; whose key that is was decided before. Thread-safe. */
final class Signatures {
  private static final ProviderContext PROVIDERS = new ProviderContext();

  private Signatures() {}

  /** {@link IllegalArgumentException} for a key that this algorithm can't sign with. */
  static byte[] sign(KeyAlgorithm algorithm, Key key, byte[] input) {
    try {
      JsonWebSignatureAlgorithm signing = implementation(algorithm);
      return signing.sign(signing.prepareForSign(key, PROVIDERS), input);
    } catch (JoseException e) {
      throw new IllegalArgumentException("the key can't sign with " + algorithm.jose(), e);
    }
  }

  private static JsonWebSignatureAlgorithm implementation(KeyAlgorithm algorithm)
      throws InvalidAlgorithmException {
    return AlgorithmFactoryFactory.getInstance()
        .getJwsAlgorithmFactory()
        .getAlgorithm(algorithm.jose());
  }
}
