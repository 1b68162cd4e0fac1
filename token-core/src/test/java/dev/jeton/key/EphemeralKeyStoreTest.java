package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EphemeralKeyStoreTest {
  private static final StoredKey PRESENT = new StoredKey("mac-1", "present");
  private static final StoredKey FORMER = new StoredKey("mac-1", "former");
  private static final StoredKey NEXT = new StoredKey("mac-1", "next");

  private final KeyStore store = KeyStore.ephemeral();

  @BeforeEach
  void storeAKey() {
    assertThat(store.createIfAbsent(PRESENT)).isTrue();
  }

  @Test
  void aTakenNameIsNotCreatedAgain() {
    boolean created = store.createIfAbsent(NEXT);

    assertThat(created).isFalse();
    assertThat(store.load()).containsExactly(PRESENT);
  }

  @Test
  void aReplacementTakesThePlaceOfWhatItNames() {
    boolean replaced = store.replace(PRESENT, NEXT);

    assertThat(replaced).isTrue();
    assertThat(store.load()).containsExactly(NEXT);
  }

  @Test
  void aKeyThatChangedMeanwhileIsNeitherReplacedNorRemoved() {
    boolean replaced = store.replace(FORMER, NEXT);
    boolean removed = store.remove(FORMER);

    assertThat(replaced).isFalse();
    assertThat(removed).isFalse();
    assertThat(store.load()).containsExactly(PRESENT);
  }

  @Test
  void aKeyKeepsItsName() {
    StoredKey another = new StoredKey("mac-2", "next");

    assertThatThrownBy(() -> store.replace(PRESENT, another))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(store.load()).containsExactly(PRESENT);
  }

  @Test
  void aRemovalForgetsTheKeyOnce() {
    boolean removed = store.remove(PRESENT);
    boolean again = store.remove(PRESENT);

    assertThat(removed).isTrue();
    assertThat(again).isFalse();
    assertThat(store.load()).isEmpty();
  }

  @Test
  void aMessageNamesItAsEphemeral() {
    assertThat(store).hasToString("the ephemeral key store");
  }
}
