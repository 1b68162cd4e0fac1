package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EphemeralKeyStoreTest implements StoredKeyRules {

  private final KeyStore store = KeyStore.ephemeral();

  @Override
  public KeyStore store() {
    return store;
  }

  @Test
  void aTakenNameIsNotCreatedAgain() {
    boolean created = store.createIfAbsent(NEXT);

    assertThat(created).isFalse();
    assertThat(store.load()).containsExactly(PRESENT);
  }

  @Test
  void aMessageNamesItAsEphemeral() {
    assertThat(store).hasToString("the ephemeral key store");
  }
}
