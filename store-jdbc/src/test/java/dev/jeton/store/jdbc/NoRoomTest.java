package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.Sessions.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.servers.PostgresServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database that can't be written: what is there can be read, and nothing is pretended. */
class NoRoomTest {

  private static final int PAGES = 60;

  @Test
  void aFullDiskRefusesWhatIsNewAndKeepsWhatItHas(@TempDir Path directory) {
    Path file = directory.resolve("sessions.db");
    SQLiteConfig narrow = new SQLiteConfig();
    narrow.setMaxPageCount(PAGES);
    JdbcSessionStore store = JdbcSessionStore.open(source(file, narrow));
    SessionRecord first = kept(store, 1);

    assertThatThrownBy(() -> {
          for (int number = 2; number < 100_000; number++) store.create(opened(store, number));
        })
        .isInstanceOf(StoreException.class);

    assertThat(store.find(first.id())).contains(first);
    JdbcSessionStore roomy = JdbcSessionStore.open(source(file, new SQLiteConfig()));
    assertThat(roomy.end(first.id(), EndReason.LOGGED_OUT)).isTrue();
    assertThat(store.find(first.id()).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  void aDatabaseThatIsReadOnlyIsReadAndNotWritten() throws SQLException {
    PGSimpleDataSource source = PostgresServer.fresh();
    SessionRecord kept = kept(JdbcSessionStore.open(source), 1);
    source.setOptions("-c default_transaction_read_only=on");
    JdbcSessionStore store = JdbcSessionStore.open(source);

    assertThatThrownBy(() -> store.end(kept.id(), EndReason.LOGGED_OUT))
        .isInstanceOf(StoreException.class);

    assertThat(store.find(kept.id())).contains(kept);
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
