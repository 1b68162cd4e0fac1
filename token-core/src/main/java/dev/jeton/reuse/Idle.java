package dev.jeton.reuse;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Instances of the Java runtime that are prepared once and used again: to look one up and prepare it
 * costs more than many a use. Thread-safe; waits for nobody, and needs no thread to live on.
 */
public final class Idle<T> {
  // A power of two. Whoever finds his place empty prepares an instance for himself.
  private static final int PLACES = 16;

  private final Supplier<T> preparing;
  private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES);

  public Idle(Supplier<T> preparing) {
    this.preparing = preparing;
  }

  /** One that nobody else has now. */
  public T take() {
    T idle = places.getAndSet(place(), null);
    return idle == null ? preparing.get() : idle;
  }

  /** For whoever comes next; what may have broken in use never comes back. */
  public void giveBack(T unbroken) {
    places.set(place(), unbroken);
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
