package dev.jeton.tck.key;

import dev.jeton.key.KeyStore;

class EphemeralKeyStoreTest extends KeyStoreContract {

  @Override
  protected KeyStore emptyStore() {
    return KeyStore.ephemeral();
  }
}
