package dev.jeton.bench.jwt;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.jeton.key.KeyAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;

/** Cryptography of the Amazon Corretto Crypto Provider, as the guide takes it. */
final class NativeCode {

  private NativeCode() {}

  /** A key with which everybody verifies and signs in native code. */
  static JwtKeys verifying(KeyAlgorithm algorithm) throws GeneralSecurityException {
    Provider provider = healthy();
    // The last one, so that only those use it who ask for it by its name, as jose4j does.
    Security.addProvider(provider);
    return JwtKeys.draw(algorithm).by(provider);
  }

  private static Provider healthy() {
    AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
    provider.assertHealthy();
    return provider;
  }
}
