package dev.jeton.sample.desk;

import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.sample.data.Database;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Duration;
import java.util.Map;

/** Whether the stores answer. Thread-safe. */
public final class Health {

  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

  private final SessionStore sessions;
  private final Database database;
  private final String storeName;

  public Health(SessionStore sessions, Database database, String storeName) {
    this.sessions = sessions;
    this.database = database;
    this.storeName = storeName;
  }

  /** {@code GET /health}: 200, or 503 naming the store that is away. */
  public Reply report() {
    try {
      sessions.now();
      database.ping();
      return Reply.json(200, JsonObject.of(Map.of("status", "up", "store", storeName)));
    } catch (StoreException away) {
      return Problem.storeUnavailable(COME_BACK_AFTER).with("store", storeName).reply();
    }
  }
}
