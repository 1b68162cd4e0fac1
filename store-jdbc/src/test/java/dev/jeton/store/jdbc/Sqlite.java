package dev.jeton.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.sqlite.SQLiteDataSource;

/** SQLite databases in files. */
final class Sqlite {

  private Sqlite() {}

  /** A pool of connections to {@code file}; closing it closes them. */
  static HikariDataSource pool(Path file) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(unpooled(file));
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  /** A new connection to {@code file} each time. */
  static SQLiteDataSource unpooled(Path file) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
