package dev.jeton.bench.nodes;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.bench.Measured;
import dev.jeton.bench.Servers;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.near.NearLimits;
import dev.jeton.servers.PostgresServer;
import dev.jeton.servers.RedisServer;
import dev.jeton.store.SessionStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import dev.jeton.store.redis.RedisDatabase;
import dev.jeton.store.redis.RedisOptions;
import dev.jeton.store.redis.RedisSessionStore;
import dev.jeton.token.IssuedTokens;
import io.lettuce.core.RedisClient;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How long a JWT is still believed on one node after its session ended on another. Both are in this
 * process, each with connections of its own. Not thread-safe.
 */
public final class RevocationReach {

  /** Names the results. */
  public static final String QUESTION = "revocation-reach";

  private static final int ENDS = 50;
  private static final int WARM_ENDS = 5;
  private static final Duration TOO_LATE = Duration.ofSeconds(20);

  private final String jdk;
  private final Consumer<Measured> results;
  private final Random random = new Random(1);

  /** Tells {@code results} each end as soon as it was heard of. */
  public RevocationReach(String jdk, Consumer<Measured> results) {
    this.jdk = jdk;
    this.results = results;
  }

  /** Measures all. */
  public void run() throws SQLException {
    String url = PostgresServer.freshUrl();
    try (HikariDataSource one = Servers.pool(url);
        HikariDataSource other = Servers.pool(url)) {
      measure("PostgreSQL", JdbcSessionStore.open(one), JdbcSessionStore.open(other));
    }
    RedisServer server = RedisServer.standalone();
    RedisClient one = Servers.client(server);
    RedisClient other = Servers.client(server);
    try (RedisDatabase here = RedisDatabase.connect(one, RedisOptions.STANDALONE);
        RedisDatabase there = RedisDatabase.connect(other, RedisOptions.STANDALONE)) {
      measure("Redis", RedisSessionStore.in(here), RedisSessionStore.in(there));
    } finally {
      one.shutdown();
      other.shutdown();
      server.close();
    }
  }

  private void measure(String kind, SessionStore here, SessionStore there) {
    try (KeyRing ring =
            KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), Clock.systemUTC());
        Node a = new Node(here, ring);
        Node b = new Node(there, ring)) {
      for (int end = 1 - WARM_ENDS; end <= ENDS; end++) {
        long nanos = reach(a, b, "subject-" + end);
        if (end > 0) results.accept(new Measured(jdk, QUESTION, kind, "Jeton", end, nanos, 0, 0));
      }
    }
  }

  private long reach(Node a, Node b, String subject) {
    IssuedTokens issued = a.open(subject);
    // A refusal comes right after b read the feed: without this each end would meet the same moment
    // of its turn.
    long until = System.nanoTime()
        + (long) (random.nextDouble() * NearLimits.DEFAULT.interval().toNanos());
    do {
      if (!b.believes(issued.token())) throw new IllegalStateException("refused before its end");
    } while (System.nanoTime() < until);
    long began = System.nanoTime();
    a.end(issued.session().id());
    while (b.believes(issued.token()))
      if (System.nanoTime() - began > TOO_LATE.toNanos())
        throw new IllegalStateException("still believed");
    return System.nanoTime() - began;
  }
}
