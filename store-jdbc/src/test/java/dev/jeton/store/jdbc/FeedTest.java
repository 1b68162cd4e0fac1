package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.TestDatabase.execute;
import static dev.jeton.store.jdbc.TestDatabase.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.servers.PostgresServer;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.RevocationFeed.Heard;
import dev.jeton.store.RevocationFeed.Lost;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedTest {

  private static final Duration HALF = SessionStore.TOMBSTONE_LIFE.dividedBy(2);

  @Test
  void anEndThatIsCommittedLateIsToldThoughALaterOneWasToldBefore() throws SQLException {
    DataSource source = PostgresServer.fresh();
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionId slow = kept(store, 1).id();
    SessionId fast = kept(store, 2).id();
    RevocationFeed feed = store.feed().orElseThrow();
    Position start = feed.position();

    Heard meanwhile;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(entryFor(slow));
      store.end(fast, EndReason.LOGGED_OUT);
      meanwhile = (Heard) feed.follow(start);
      connection.commit();
    }
    Heard afterwards = (Heard) feed.follow(meanwhile.next());
    Heard atLast = (Heard) feed.follow(afterwards.next());

    assertThat(ids(meanwhile)).containsExactly(fast);
    assertThat(ids(afterwards)).contains(slow);
    assertThat(ids(atLast)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.jeton.store.jdbc.TestDatabase#whichKeepTables")
  void wherePositionsAreNumbersNobodyTellsAnythingWhileAnotherDoes(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source, Duration.ofSeconds(1));
    SessionId id = kept(store, 1).id();

    try (Connection another = source.getConnection();
        Statement statement = another.createStatement()) {
      another.setAutoCommit(false);
      statement.execute("select version from jeton_schema for update");

      assertThatThrownBy(() -> store.end(id, EndReason.LOGGED_OUT))
          .isInstanceOf(StoreException.class);
      another.commit();
    }

    assertThat(store.end(id, EndReason.LOGGED_OUT)).isTrue();
  }

  @EachDatabase
  void theEndOfTenThousandSessionsIsOneEntry(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source, Duration.ofMinutes(1));
    kept(store, 0);
    // SQL copies them faster than the store opens them; only the id differs.
    execute(source, "create table many as select * from jeton_session");
    String others = "kind, tenant, subject, epoch, version, generation, secret_hash, created_at,"
        + " last_seen_at, idle_ms, absolute_ms, persistent, details, over_at";
    execute(
        source,
        "insert into jeton_session (id, " + others + ") select " + database.randomId() + ", "
            + others + " from many, " + database.numbers(9999) + " as numbers");
    int before = store.list(SUBJECT.id()).size();

    store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED);

    assertThat(before).isEqualTo(10_000);
    assertThat(store.list(SUBJECT.id())).isEmpty();
    assertThat(number(source, "select count(*) from jeton_revocation")).isOne();
  }

  @EachDatabase
  void aPositionIsLostWhenEntriesAfterItMayBeForgotten(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    JdbcSessionStore store = JdbcSessionStore.open(database.fresh(directory));
    RevocationFeed feed = store.feed().orElseThrow();
    String mark = feed.position().value().replaceFirst("@.*", "");
    Instant now = store.now();

    assertThat(feed.follow(at(mark, now.minus(HALF).plusSeconds(60)))).isInstanceOf(Heard.class);
    assertThat(feed.follow(at(mark, now.minus(HALF)))).isInstanceOf(Lost.class);
    assertThat(feed.follow(at(mark, now.plusSeconds(20)))).isInstanceOf(Heard.class);
    assertThat(feed.follow(at(mark, now.plusSeconds(90)))).isInstanceOf(Lost.class);
  }

  @EachDatabase
  void whatNoTokenCanNameAnyMoreIsForgottenByAPurge(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    store.end(kept(store, 1).id(), EndReason.LOGGED_OUT);
    store.end(kept(store, 2).id(), EndReason.LOGGED_OUT);
    long old = store.now().minus(SessionStore.TOMBSTONE_LIFE).toEpochMilli();
    execute(
        source,
        "update jeton_revocation set noted_at = " + old
            + " where id = (select min(id) from jeton_revocation)");

    store.purge(10);

    assertThat(number(source, "select count(*) from jeton_revocation")).isOne();
  }

  @EachDatabase
  void aPositionOutlivesAPurgeThatForgetsAllBeforeIt(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionId next = kept(store, 2).id();
    store.end(kept(store, 1).id(), EndReason.LOGGED_OUT);
    RevocationFeed feed = store.feed().orElseThrow();
    Position position = feed.position();
    execute(source, "update jeton_revocation set noted_at = 0");
    store.purge(10);

    Heard nothing = (Heard) feed.follow(position);
    store.end(next, EndReason.LOGGED_OUT);

    assertThat(ids(nothing)).isEmpty();
    assertThat(ids((Heard) feed.follow(nothing.next()))).containsExactly(next);
  }

  @EachDatabase
  void anEntryOfAKindThatIsNotKnownHereIsPassedOver(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    RevocationFeed feed = store.feed().orElseThrow();
    Position start = feed.position();
    store.end(kept(store, 1).id(), EndReason.LOGGED_OUT);
    execute(source, "update jeton_revocation set kind = 'device'");

    Heard heard = (Heard) feed.follow(start);

    assertThat(heard.entries()).isEmpty();
  }

  private static String entryFor(SessionId id) {
    return "insert into jeton_revocation (mark, kind, session_id, noted_at) values ("
        + "pg_current_xact_id()::text::bigint, 'session', decode('"
        + HexFormat.of().formatHex(id.bytes()) + "', 'hex'), "
        + "extract(epoch from clock_timestamp())::bigint * 1000)";
  }

  private static List<SessionId> ids(Heard heard) {
    return heard.entries().stream()
        .map(each -> ((Revocation.OfSession) each).id())
        .toList();
  }

  private static Position at(String mark, Instant when) {
    return new Position(mark + "@" + when.toEpochMilli());
  }
}
