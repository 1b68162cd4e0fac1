package dev.jeton.tck.store;

import dev.jeton.tck.Broken;
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
record BrokenStore(String fault, Supplier<TamperedStore> store, Set<String> caughtBy)
    implements Broken {

  static BrokenStore that(String fault, Supplier<TamperedStore> store, String... caughtBy) {
    return new BrokenStore(fault, store, new TreeSet<>(Set.of(caughtBy)));
  }

  @Override
  public String toString() {
    return fault;
  }
}
