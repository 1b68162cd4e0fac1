package dev.jeton.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The clients that an application knows. Implementations are thread-safe; one that can't tell throws
 * {@link dev.jeton.store.StoreException}.
 */
@FunctionalInterface
public interface RegisteredClients {

  /**
   * The client of that id, compared exactly.
   *
   * @param id well-formed, as {@link RegisteredClient} demands; chosen by a stranger
   */
  Optional<RegisteredClient> find(String id);

  /**
   * These and no others.
   *
   * @throws IllegalArgumentException if two have one id
   */
  static RegisteredClients of(List<RegisteredClient> clients) {
    Map<String, RegisteredClient> byId = clients.stream()
        .collect(Collectors.toUnmodifiableMap(
            RegisteredClient::id, Function.identity(), (one, other) -> {
              throw new IllegalArgumentException("two clients are called " + one.id());
            }));
    return id -> Optional.ofNullable(byId.get(id));
  }
}
