package dev.jeton.near;

/** A listener's place; closing it takes the listener away. Idempotent and thread-safe. */
public interface Registration extends AutoCloseable {

  /** From now on the listener is told nothing more; a call that has begun goes on. */
  @Override
  void close();
}
