package dev.jeton.sample.stream;

/**
 * Where the events of one stream go: a framework's response that stays open. Neither method waits
 * for the client nor fails, for they are called by whoever ended the session. Called by one thread at
 * a time.
 */
public interface EventSink {

  /**
   * Sends {@code text}, whole events or comments, after all before. Whoever finds that the client has
   * gone closes the {@link EventStream}, now or later.
   */
  void send(String text);

  /** Ends the response after all that was sent. Idempotent. */
  void close();
}
