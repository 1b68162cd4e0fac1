package dev.jeton.tck.key;

import dev.jeton.key.KeyStore;
import dev.jeton.key.StoredKey;
import dev.jeton.tck.Broken;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A store that breaks one rule.
 *
 * @param fault what it does
 * @param store a new one
 * @param caughtBy the tests of the contract that fail on it, all of them
 */
record BrokenKeyStore(String fault, Supplier<Tampered> store, Set<String> caughtBy)
    implements Broken {

  static BrokenKeyStore that(String fault, Supplier<Tampered> store, String... caughtBy) {
    return new BrokenKeyStore(fault, store, new TreeSet<>(Set.of(caughtBy)));
  }

  @Override
  public String toString() {
    return fault;
  }

  /** A good store, for others to spoil. */
  static class Tampered implements KeyStore {
    private final KeyStore good = KeyStore.ephemeral();
    private volatile boolean touched;

    @Override
    public List<StoredKey> load() {
      return good.load();
    }

    @Override
    public boolean createIfAbsent(StoredKey key) {
      touched = true;
      return good.createIfAbsent(key);
    }

    @Override
    public boolean replace(StoredKey present, StoredKey next) {
      touched = true;
      return good.replace(present, next);
    }

    @Override
    public boolean remove(StoredKey present) {
      return good.remove(present);
    }

    /** Whether nobody has changed anything yet: faults that a race would meet as well stay there. */
    final boolean untouched() {
      return !touched;
    }

    /** What another node sees. */
    KeyStore another() {
      return this;
    }

    /** Puts the key there whatever rests under its name. */
    final void put(StoredKey key) {
      forget(key.name());
      good.createIfAbsent(key);
    }

    final void forget(String name) {
      for (StoredKey each : good.load()) if (each.name().equals(name)) good.remove(each);
    }

    final boolean has(String name) {
      return good.load().stream().anyMatch(each -> each.name().equals(name));
    }
  }
}
