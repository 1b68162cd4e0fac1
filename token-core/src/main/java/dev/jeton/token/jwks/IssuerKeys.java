package dev.jeton.token.jwks;

import dev.jeton.key.JwkSet;
import java.util.Optional;

/** The keys of one issuer, as far as they are known. Thread-safe; no method waits for anything. */
public interface IssuerKeys {

  /** The set in force, or empty where none has come yet. */
  Optional<JwkSet> known();

  /** Hears that a token named a key that is not in the set: perhaps the issuer has a new one. */
  void missed();

  /** Keys that were handed over and never change. */
  static IssuerKeys fixed(JwkSet keys) {
    return new FixedKeys(keys);
  }

  /** Keys that never change. */
  record FixedKeys(JwkSet keys) implements IssuerKeys {
    @Override
    public Optional<JwkSet> known() {
      return Optional.of(keys);
    }

    @Override
    public void missed() {}
  }
}
