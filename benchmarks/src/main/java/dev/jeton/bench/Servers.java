package dev.jeton.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.GuideUser;
import dev.jeton.servers.PostgresServer;
import dev.jeton.servers.RedisServer;
import dev.jeton.store.redis.RedisDatabase;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.sql.SQLException;

/** Servers on this machine, which end with this process, and how everybody who is asked reaches them. */
public final class Servers {

  // The one that asks, and one for whatever looks on.
  private static final int CONNECTIONS = 2;

  private Servers() {}

  /** A pool of connections to a schema of PostgreSQL that nobody else uses. */
  public static HikariDataSource postgres() throws SQLException {
    return pool(PostgresServer.freshUrl() + "&reWriteBatchedInserts=true");
  }

  /** A pool of connections to {@code url}. */
  public static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  /** A client of {@code server}, as the guide makes it. */
  public static RedisClient client(RedisServer server) {
    RedisClient client = RedisClient.create(RedisURI.builder()
        .withHost("127.0.0.1")
        .withPort(server.port())
        .withAuthentication(GuideUser.NAME, GuideUser.PASSWORD)
        .build());
    client.setOptions(RedisDatabase.clientOptions());
    return client;
  }
}
