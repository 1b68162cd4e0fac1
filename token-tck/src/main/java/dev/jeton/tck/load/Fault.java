package dev.jeton.tck.load;

/** Something that happens to a store. */
@FunctionalInterface
public interface Fault {

  /**
   * Lets it happen, and returns when its cause is gone. What it takes until the store serves again is
   * the store's business. Shorter than the grace of a rotation, or users are logged out by it.
   */
  void strike() throws Exception;
}
