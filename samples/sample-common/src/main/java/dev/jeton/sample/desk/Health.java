package dev.jeton.sample.desk;

import dev.jeton.SessionTokens;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.sample.data.Database;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether the stores answer, by the same clock. Thread-safe. */
public final class Health {

  private interface Check {
    void pass();
  }

  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

  private final SessionStore sessions;
  private final SessionTokens tokens;
  private final Database database;
  private final String storeName;

  public Health(SessionStore sessions, SessionTokens tokens, Database database, String storeName) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.database = database;
    this.storeName = storeName;
  }

  /** {@code GET /health}: 200, or 503 naming the store that is away or has another time. */
  public Reply report() {
    return away(storeName, sessions::now)
        .or(() -> away(storeName, this::demandTheSameTime))
        .or(() -> away(database.name(), database::ping))
        .orElseGet(
            () -> Reply.json(200, JsonObject.of(Map.of("status", "up", "store", storeName))));
  }

  private void demandTheSameTime() {
    if (!tokens.clocksAgree()) throw new StoreException("the clocks are too far apart");
  }

  private static Optional<Reply> away(String store, Check check) {
    try {
      check.pass();
      return Optional.empty();
    } catch (StoreException away) {
      return Optional.of(
          Problem.storeUnavailable(COME_BACK_AFTER).with("store", store).reply());
    }
  }
}
