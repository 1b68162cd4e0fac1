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

/** Whether the stores answer, by the same clock. Thread-safe. */
public final class Health {

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
    try {
      sessions.now();
      database.ping();
      if (!tokens.clocksAgree()) throw new StoreException("the clocks are too far apart");
      return Reply.json(200, JsonObject.of(Map.of("status", "up", "store", storeName)));
    } catch (StoreException away) {
      return Problem.storeUnavailable(COME_BACK_AFTER).with("store", storeName).reply();
    }
  }
}
