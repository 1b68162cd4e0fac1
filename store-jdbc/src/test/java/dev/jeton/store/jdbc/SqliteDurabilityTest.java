package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.Sessions.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteDurabilityTest {

  private static final int SYNCHRONOUS_FULL = 2;

  @Test
  void whatWasAcknowledgedOutlivesAKillInTheMiddle(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("sessions.db");
    Process process = EndingProcess.start(file);
    List<Integer> acknowledged = new ArrayList<>();

    try (BufferedReader told = EndingProcess.told(process)) {
      for (int i = 0; i < 50; i++) acknowledged.add(Integer.valueOf(told.readLine()));
      // By its handle, for what it still told before it died is in the pipe and must not be closed.
      process.toHandle().destroyForcibly();
      process.waitFor();
      told.lines().map(Integer::valueOf).forEach(acknowledged::add);
    }

    JdbcSessionStore store = JdbcSessionStore.open(Sqlite.unpooled(file));
    assertThat(acknowledged).hasSizeBetween(50, EndingProcess.SESSIONS / 2 - 1);
    for (int number : acknowledged)
      assertThat(store.find(Sessions.id(number)).flatMap(SessionRecord::end)).isPresent();
    assertThat(store.list(SUBJECT.id()))
        .hasSizeBetween(
            EndingProcess.SESSIONS - acknowledged.size() - 1,
            EndingProcess.SESSIONS - acknowledged.size());
  }

  @Test
  void everyChangeIsSyncedWhateverTheConnectionWasSetTo(@TempDir Path directory)
      throws SQLException {
    try (HikariDataSource one = oneConnection(Sqlite.unpooled(directory.resolve("sessions.db")))) {
      JdbcSessionStore store = JdbcSessionStore.open(one);
      SessionRecord kept = kept(store, 1);
      SessionRecord next = kept.succeededBy(Sessions.hash(2), kept.lastSeenAt());
      SessionRecord another = opened(store, 2);
      List<Runnable> changes = List.of(
          () -> store.create(another),
          () -> store.touch(kept.id(), kept.dueToBeSeenAt()),
          () -> store.replace(next, 1),
          () -> store.end(kept.id(), EndReason.REVOKED),
          () -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED));

      for (Runnable change : changes) {
        TestDatabase.execute(one, "pragma synchronous = off");
        change.run();
        assertThat(TestDatabase.number(one, "pragma synchronous")).isEqualTo(SYNCHRONOUS_FULL);
      }
    }
  }

  @Test
  void theDatabaseKeepsAWriteAheadLog(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("sessions.db");
    TestDatabase.execute(Sqlite.unpooled(file), "create table another (value)");

    JdbcSessionStore.open(Sqlite.unpooled(file));

    byte[] header = Files.readAllBytes(file);
    // https://www.sqlite.org/fileformat2.html, section 1.3.3: 2 stands for WAL.
    assertThat(header[18]).isEqualTo((byte) 2);
    assertThat(header[19]).isEqualTo((byte) 2);
  }

  @Test
  void aDatabaseInMemoryIsRefused() {
    SQLiteDataSource memory = new SQLiteDataSource();
    memory.setUrl("jdbc:sqlite::memory:");

    assertThatThrownBy(() -> JdbcSessionStore.open(memory))
        .isInstanceOf(StoreException.class)
        .hasMessage("the SQLite database is in journal mode memory, but sessions need wal: keep"
            + " them in a file of their own on a local disk");
  }

  private static HikariDataSource oneConnection(SQLiteDataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }
}
