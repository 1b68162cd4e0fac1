package dev.jeton.event;

/**
 * Hears of every {@link SessionEvent}, on the thread of the request that caused it: hand slow work
 * to another thread. Must be thread-safe. What it throws goes to the thread's uncaught-exception
 * handler and changes no answer.
 */
@FunctionalInterface
public interface SessionListener {

  /** Hears nothing. */
  SessionListener SILENT = event -> {};

  void heard(SessionEvent event);

  /** A listener that tells {@code this} and then {@code other}. */
  default SessionListener and(SessionListener other) {
    return event -> {
      tell(event);
      other.tell(event);
    };
  }

  /** Tells this listener of {@code event} and keeps a failing one from failing the request. */
  default void tell(SessionEvent event) {
    try {
      heard(event);
    } catch (RuntimeException failure) {
      // Not swallowed: an auditor's broken sink is told where broken threads are told, and nobody
      // is refused for it.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }
}
