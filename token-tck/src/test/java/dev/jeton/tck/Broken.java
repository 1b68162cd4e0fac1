package dev.jeton.tck;

import java.util.Set;
import java.util.function.Supplier;

/** Something that breaks one rule of a contract; its text says how. */
public interface Broken {

  /** A new one. */
  Supplier<?> store();

  /** The tests of the contract that fail on it, all of them. */
  Set<String> caughtBy();
}
