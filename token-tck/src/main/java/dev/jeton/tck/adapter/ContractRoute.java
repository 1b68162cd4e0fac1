package dev.jeton.tck.adapter;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A route that an heir mounts by its framework's own means. Immutable.
 *
 * @param method the only method of the route
 * @param path without parameters, to be matched exactly
 * @param access what the heir declares for the route; empty: the heir declares nothing
 * @param ownHeaders header lines that the heir's handler adds to the response by its framework's
 *     own means, before it asks {@code handler}
 * @param handler what the heir's handler calls with the session that the adapter handed over; the
 *     heir writes the reply. A {@link dev.jeton.store.StoreException} that it throws goes on to the
 *     adapter
 */
public record ContractRoute(
    String method,
    String path,
    Optional<Access> access,
    Map<String, String> ownHeaders,
    Function<RequestSession, Reply> handler) {

  public ContractRoute {
    ownHeaders = Map.copyOf(ownHeaders);
  }

  /** What the heir's handler answers. */
  public Reply answer(RequestSession session) {
    return handler.apply(session);
  }
}
