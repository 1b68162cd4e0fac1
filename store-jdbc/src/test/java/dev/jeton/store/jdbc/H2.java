package dev.jeton.store.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** H2 databases in the memory of this process. */
final class H2 {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private H2() {}

  /** A new connection each time, to a database that nobody else uses. */
  static JdbcDataSource fresh() {
    JdbcDataSource source = new JdbcDataSource();
    // Without the delay it would be gone with its last connection.
    source.setURL("jdbc:h2:mem:jeton-" + NAMES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    return source;
  }
}
