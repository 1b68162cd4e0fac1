package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes one key in a store that holds it, whatever store it is. */
interface StoredKeyRules {

  StoredKey PRESENT = new StoredKey("mac-1", "present");
  StoredKey FORMER = new StoredKey("mac-1", "former");
  StoredKey NEXT = new StoredKey("mac-1", "next");

  /** The same store throughout a test. */
  KeyStore store();

  @BeforeEach
  default void storeAKey() {
    assertThat(store().createIfAbsent(PRESENT)).isTrue();
  }

  @Test
  default void aReplacementTakesThePlaceOfWhatItNames() {
    boolean replaced = store().replace(PRESENT, NEXT);

    assertThat(replaced).isTrue();
    assertThat(store().load()).containsExactly(NEXT);
  }

  @Test
  default void aKeyThatChangedMeanwhileIsNeitherReplacedNorRemoved() {
    boolean replaced = store().replace(FORMER, NEXT);
    boolean removed = store().remove(FORMER);

    assertThat(replaced).isFalse();
    assertThat(removed).isFalse();
    assertThat(store().load()).containsExactly(PRESENT);
  }

  @Test
  default void aKeyThatIsGoneIsNotReplaced() {
    store().remove(PRESENT);

    boolean replaced = store().replace(PRESENT, NEXT);

    assertThat(replaced).isFalse();
    assertThat(store().load()).isEmpty();
  }

  @Test
  default void aRemovalForgetsTheKeyOnce() {
    boolean removed = store().remove(PRESENT);
    boolean again = store().remove(PRESENT);

    assertThat(removed).isTrue();
    assertThat(again).isFalse();
    assertThat(store().load()).isEmpty();
  }

  @Test
  default void aKeyKeepsItsName() {
    StoredKey another = new StoredKey("mac-2", "next");

    assertThatThrownBy(() -> store().replace(PRESENT, another))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mac-1 can't be replaced by mac-2: a key keeps its name");

    assertThat(store().load()).containsExactly(PRESENT);
  }
}
