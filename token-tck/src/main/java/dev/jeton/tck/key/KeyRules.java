package dev.jeton.tck.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.key.KeyStore;
import dev.jeton.key.StoredKey;
import org.junit.jupiter.api.Test;

/** Each verb alone: it changes exactly what it says, and nothing when what it expects is not so. */
interface KeyRules {

  KeyStore store();

  KeyStore anotherHandle();

  private static StoredKey key(String name, String sealed) {
    return new StoredKey(name, sealed);
  }

  @Test
  default void aNewStoreHasNoKeys() {
    assertThat(store().load()).isEmpty();
  }

  @Test
  default void whatWasCreatedIsLoadedByEveryNode() {
    StoredKey longest = key("jwt-999999999", "A".repeat(StoredKey.MAX_LENGTH));

    boolean created = store().createIfAbsent(longest);

    assertThat(created).isTrue();
    assertThat(store().load()).containsExactly(longest);
    assertThat(anotherHandle().load()).containsExactly(longest);
  }

  @Test
  default void keysOfManyNamesRestSideBySide() {
    StoredKey one = key("jwt-1", "first");
    StoredKey two = key("jwt-2", "second");
    StoredKey other = key("mac-1", "first");

    store().createIfAbsent(one);
    store().createIfAbsent(two);
    store().createIfAbsent(other);

    assertThat(store().load()).containsExactlyInAnyOrder(one, two, other);
  }

  @Test
  default void aTakenNameIsNotCreatedAgain() {
    StoredKey first = key("jwt-1", "first");
    store().createIfAbsent(first);

    boolean created = anotherHandle().createIfAbsent(key("jwt-1", "second"));

    assertThat(created).isFalse();
    assertThat(store().load()).containsExactly(first);
  }

  @Test
  default void aReplacementTakesThePlaceOfWhatItNames() {
    StoredKey other = key("jwt-2", "present");
    StoredKey next = key("jwt-1", "next");
    store().createIfAbsent(key("jwt-1", "present"));
    store().createIfAbsent(other);

    boolean replaced = store().replace(key("jwt-1", "present"), next);

    assertThat(replaced).isTrue();
    assertThat(anotherHandle().load()).containsExactlyInAnyOrder(next, other);
  }

  @Test
  default void anOutdatedReplacementChangesNothing() {
    StoredKey present = key("jwt-1", "present");
    store().createIfAbsent(present);

    boolean replaced = store().replace(key("jwt-1", "former"), key("jwt-1", "next"));

    assertThat(replaced).isFalse();
    assertThat(store().load()).containsExactly(present);
  }

  @Test
  default void aReplacementOfNothingCreatesNothing() {
    boolean replaced = store().replace(key("jwt-1", "present"), key("jwt-1", "next"));

    assertThat(replaced).isFalse();
    assertThat(store().load()).isEmpty();
  }

  @Test
  default void aReplacementKeepsTheName() {
    StoredKey present = key("jwt-1", "present");
    store().createIfAbsent(present);

    assertThatThrownBy(() -> store().replace(present, key("jwt-2", "next")))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(store().load()).containsExactly(present);
  }

  @Test
  default void aRemovalForgetsWhatItNamesAndNothingElse() {
    StoredKey other = key("jwt-2", "present");
    store().createIfAbsent(key("jwt-1", "present"));
    store().createIfAbsent(other);

    boolean removed = store().remove(key("jwt-1", "present"));

    assertThat(removed).isTrue();
    assertThat(anotherHandle().load()).containsExactly(other);
  }

  @Test
  default void anOutdatedRemovalChangesNothing() {
    StoredKey present = key("jwt-1", "present");
    store().createIfAbsent(present);

    boolean removed = store().remove(key("jwt-1", "former"));

    assertThat(removed).isFalse();
    assertThat(store().load()).containsExactly(present);
  }

  @Test
  default void aRemovalOfNothingSaysSo() {
    assertThat(store().remove(key("jwt-1", "present"))).isFalse();
  }

  @Test
  default void aRemovedNameCanBeCreatedAgain() {
    StoredKey again = key("jwt-1", "again");
    store().createIfAbsent(key("jwt-1", "present"));
    store().remove(key("jwt-1", "present"));

    boolean created = store().createIfAbsent(again);

    assertThat(created).isTrue();
    assertThat(store().load()).containsExactly(again);
  }
}
