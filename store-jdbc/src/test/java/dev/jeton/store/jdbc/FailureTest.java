package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.Sessions.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.Cable;
import dev.jeton.servers.PostgresServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class FailureTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  // Far more than the time-outs add up to, far less than for ever.
  private static final Duration BOUND = Duration.ofSeconds(20);

  @Test
  void aServerThatIsAwayFailsEveryVerbUntilItIsBack() throws Exception {
    try (Cable cable = new Cable(PostgresServer.port())) {
      JdbcSessionStore store = JdbcSessionStore.open(through(cable), TIMEOUT);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.CUT);

      for (ThrowingCallable verb : verbs(store, kept)) assertFailsInTime(verb);
      cable.become(Cable.State.WHOLE);
      assertThat(store.find(kept.id())).contains(kept);
    }
  }

  @Test
  void aServerThatIsAwayAtTheStartIsAStoreException() throws Exception {
    try (Cable cable = new Cable(PostgresServer.port())) {
      PGSimpleDataSource source = through(cable);
      cable.become(Cable.State.CUT);

      assertFailsInTime(() -> JdbcSessionStore.open(source, TIMEOUT));

      cable.become(Cable.State.WHOLE);
      assertThat(JdbcSessionStore.open(source, TIMEOUT).epoch()).isPositive();
    }
  }

  @Test
  void aPoolRecoversFromAServerThatWasAway() throws Exception {
    try (Cable cable = new Cable(PostgresServer.port());
        HikariDataSource pool = pool(through(cable))) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.CUT);

      assertFailsInTime(() -> store.find(kept.id()));
      cable.become(Cable.State.WHOLE);
      assertThat(store.find(kept.id())).contains(kept);
    }
  }

  @Test
  void aNetworkThatSwallowsEverythingIsNoticedInTime() throws Exception {
    try (Cable cable = new Cable(PostgresServer.port());
        HikariDataSource pool = pool(through(cable))) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.SWALLOWING);

      assertFailsInTime(() -> store.find(kept.id()));
      cable.become(Cable.State.WHOLE);
      assertThat(store.find(kept.id())).contains(kept);
    }
  }

  @EachDatabase
  void aLockThatAnotherHoldsIsWaitedForInBounds(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT);
    SessionRecord kept = kept(store, 1);

    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("update jeton_session set version = version");
      statement.execute("update jeton_epoch set epoch = epoch");

      assertFailsInTime(() -> store.end(kept.id(), EndReason.LOGGED_OUT));
      assertFailsInTime(() -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED));
      assertThat(store.find(kept.id())).contains(kept);
      other.rollback();
    }

    assertThat(store.end(kept.id(), EndReason.LOGGED_OUT)).isTrue();
  }

  @EachDatabase
  void aPoolThatHasNoConnectionLeftIsAStoreException(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    try (HikariDataSource pool = pool(database.fresh(directory))) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);

      try (Connection taken = pool.getConnection()) {
        assertFailsInTime(store::epoch);
        assertThat(taken.isClosed()).isFalse();
      }

      assertThat(store.epoch()).isPositive();
    }
  }

  @EachDatabase
  void aFailedEndOfAllLeavesNothingBehind(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    try (HikariDataSource pool = pool(database.fresh(directory))) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);
      SessionRecord kept = kept(store, 1);
      TestDatabase.execute(pool, "alter table jeton_subject rename to elsewhere");

      assertFailsInTime(() -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED));

      assertThat(store.epoch()).isEqualTo(kept.epoch());
      TestDatabase.execute(pool, "alter table elsewhere rename to jeton_subject");
      assertThat(store.find(kept.id())).contains(kept);
    }
  }

  @EachDatabase
  void aPoolWithoutAutoCommitIsServedAndLeftAsItWas(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    HikariConfig config = config(source);
    config.setAutoCommit(false);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);
      SessionRecord kept = kept(store, 1);
      long epoch = store.endAll(SUBJECT.id(), Optional.of(kept.id()), EndReason.REVOKED);

      assertThat(JdbcSessionStore.open(source).find(kept.id())).contains(kept.stamped(epoch));
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
    }
  }

  @EachDatabase
  void noFailureQuotesARow(TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT);
    SessionRecord refused = opened(store, 1);
    TestDatabase.execute(
        source, "create unique index jeton_one on jeton_session (" + database.all("details") + ")");
    store.create(refused);
    SessionRecord second = SessionDraft.of(refused).id(Sessions.id(2)).record();
    StringWriter printed = new StringWriter();

    assertThatThrownBy(() -> store.create(second))
        .isInstanceOf(StoreException.class)
        .hasCauseInstanceOf(SQLException.class)
        .satisfies(failure -> failure.printStackTrace(new PrintWriter(printed, true)));

    assertThat(printed.toString())
        .contains("the database failed")
        .doesNotContain("the-subject", "the-role", "the-client", "\"v\"");
  }

  private static List<ThrowingCallable> verbs(JdbcSessionStore store, SessionRecord kept) {
    SessionRecord next = kept.succeededBy(Sessions.hash(2), kept.lastSeenAt());
    return List.of(
        () -> store.create(kept),
        () -> store.find(kept.id()),
        () -> store.replace(next, 1),
        () -> store.touch(kept.id(), kept.dueToBeSeenAt()),
        () -> store.end(kept.id(), EndReason.LOGGED_OUT),
        () -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED),
        () -> store.list(SUBJECT.id()),
        () -> store.purge(1),
        store::epoch,
        store::now,
        () -> store.revocations(each -> {}));
  }

  private static void assertFailsInTime(ThrowingCallable verb) {
    long begun = System.nanoTime();
    assertThatThrownBy(verb)
        .isInstanceOf(StoreException.class)
        .hasCauseInstanceOf(SQLException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
  }

  private static PGSimpleDataSource through(Cable cable) throws SQLException {
    PGSimpleDataSource source = PostgresServer.fresh();
    source.setPortNumbers(new int[] {cable.port()});
    source.setConnectTimeout(1);
    source.setLoginTimeout(1);
    source.setCancelSignalTimeout(1);
    return source;
  }

  private static HikariDataSource pool(DataSource source) {
    return new HikariDataSource(config(source));
  }

  private static HikariConfig config(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    return config;
  }
}
