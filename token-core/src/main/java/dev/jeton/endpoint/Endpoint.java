package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;

/**
 * A route that is the same in every framework. An adapter mounts it at a path with its {@link
 * #access}, hands over the body and writes the reply. Thread-safe.
 */
public interface Endpoint {

  /**
   * The longest body in bytes: 16 KiB. An adapter stops reading one byte after it and hands over
   * what it has; the endpoint then answers 413.
   */
  int MAX_BODY_BYTES = 16 * 1024;

  /** What the route demands. */
  Access access();

  /**
   * Answers one admitted request.
   *
   * @param body the whole body, or its first {@link #MAX_BODY_BYTES} + 1 bytes
   * @throws dev.jeton.store.StoreException if the store fails: adapters answer as {@code
   *     SessionTokens.storeAway} says
   */
  Reply handle(HttpExchange exchange, RequestSession session, byte[] body);
}
