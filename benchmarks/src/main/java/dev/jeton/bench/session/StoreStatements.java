package dev.jeton.bench.session;

import dev.jeton.Admission.Admitted;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.bench.Measured;
import dev.jeton.bench.Servers;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.servers.RedisServer;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import dev.jeton.store.redis.RedisDatabase;
import dev.jeton.store.redis.RedisOptions;
import dev.jeton.store.redis.RedisSessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.testkit.TestSession;
import dev.jeton.testkit.TestSessions;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a thousand requests of one session bring to a store, twenty of them in a second of a clock that
 * is moved by hand. Not thread-safe.
 */
public final class StoreStatements {

  /** Names the results. */
  public static final String QUESTION = "store-statements";

  private static final int REQUESTS = 1_000;
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final String jdk;
  private final Consumer<Measured> results;

  /** Tells {@code results} each number as soon as it is there. */
  public StoreStatements(String jdk, Consumer<Measured> results) {
    this.jdk = jdk;
    this.results = results;
  }

  /** Counts all. */
  public void run() throws Exception {
    CountedSource postgres = new CountedSource(Servers.postgres());
    ask("PostgreSQL", postgres, JdbcSessionStore.open(postgres.source()));
    Holder spring = SpringSessions.inPostgres(postgres.source());
    ask("PostgreSQL", "Spring Session", postgres, spring);
    RedisServer server = RedisServer.standalone();
    RedisClient client = Servers.client(server);
    try (RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE);
        RedisMonitor monitor = new RedisMonitor(server)) {
      ask("Redis", monitor, RedisSessionStore.in(redis));
      ask("Redis", "Spring Session", monitor, SpringSessions.inRedis(server));
    } finally {
      client.shutdown();
    }
  }

  private void ask(String kind, Statements.Witness witness, SessionStore store) throws Exception {
    ask(kind, "Jeton, AUTHORITATIVE", witness, new Application(store, Trust.AUTHORITATIVE));
    ask(kind, "Jeton, CACHED", witness, new Application(store, Trust.CACHED));
  }

  private void ask(String kind, String who, Statements.Witness witness, Holder holder)
      throws Exception {
    String token = holder.open("alice");
    // A Redis that was just started asks for each script once.
    holder.whose(token);
    Statements before = witness.soFar();
    for (int request = 0; request < REQUESTS; request++) holder.whose(token);
    Statements brought = witness.soFar().since(before);
    results.accept(new Measured(jdk, QUESTION, kind + ", reads", who, 1, 0, 0, brought.reads()));
    results.accept(new Measured(jdk, QUESTION, kind + ", writes", who, 1, 0, 0, brought.writes()));
  }

  /** The whole road of a request but the server. */
  private static final class Application implements Holder {
    private final ManualClock clock;
    private final SessionTokens tokens;
    private final Access access;

    Application(SessionStore store, Trust trust) {
      // As late as the database's, which tells whether a session is alive.
      this.clock = new ManualClock(store.now());
      KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);
      this.tokens = SessionTokens.builder(store, keys, "https://shop.example")
          .clock(clock)
          .build();
      this.access = Access.session().trust(trust);
    }

    @Override
    public String open(String subject) {
      TestSession session = TestSessions.over(() -> tokens, clock).as(subject).withCookie();
      return session.headerValue();
    }

    @Override
    public Object whose(String cookie) {
      clock.advance(BETWEEN);
      RecordingExchange request =
          new RecordingExchange("GET", "/api/orders").with("Cookie", cookie);
      if (tokens.admit(request, access) instanceof Admitted admitted)
        return admitted.session().required();
      throw new IllegalArgumentException("refused");
    }
  }
}
