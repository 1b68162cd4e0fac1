package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.Sessions.opened;
import static dev.jeton.store.jdbc.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.SessionRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class RoundTripsTest {

  @EachDatabase
  void whatARequestNeedsIsOneStatement(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcSessionStore store = JdbcSessionStore.open(spy.source());
    SessionRecord kept = kept(store, 1);
    SessionRecord next = kept.succeededBy(Sessions.hash(2), kept.lastSeenAt());
    SessionRecord another = opened(store, 2);

    assertThat(spy.statementsOf(() -> store.create(another))).hasSize(1);
    assertThat(spy.statementsOf(() -> store.find(kept.id()))).hasSize(1);
    assertThat(spy.statementsOf(() -> store.touch(kept.id(), kept.dueToBeSeenAt())))
        .hasSize(1);
    assertThat(spy.statementsOf(() -> store.replace(next, 1))).hasSize(1);
    assertThat(spy.statementsOf(() -> store.list(SUBJECT.id()))).hasSize(1);
    assertThat(spy.statementsOf(store::epoch)).hasSize(1);
    assertThat(spy.statementsOf(store::now)).hasSize(1);
  }

  @EachDatabase
  void aRefusedCreationAsksOnceMoreForTheReason(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcSessionStore store = JdbcSessionStore.open(spy.source());
    SessionRecord kept = kept(store, 1);

    assertThat(spy.statementsOf(() -> store.create(kept))).hasSize(2);
  }

  @EachDatabase
  void anEndIsOneTransactionWithItsEntryInTheFeed(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcSessionStore store = JdbcSessionStore.open(spy.source());
    SessionRecord kept = kept(store, 1);

    assertThat(spy.statementsOf(() -> store.end(kept.id(), EndReason.REVOKED))).hasSize(4);
    assertThat(spy.statementsOf(() -> store.end(kept.id(), EndReason.REVOKED))).hasSize(3);
  }

  @EachDatabase
  void aLimitCostsOneTransactionWhateverTheNumberOfSessions(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcSessionStore store = JdbcSessionStore.open(spy.source());
    SessionLimit limit = SessionLimit.evictOldest(1);
    SessionRecord first = opened(store, 1);
    SessionRecord second = opened(store, 2);

    assertThat(spy.statementsOf(() -> store.createWithin(limit, first, Set.of())))
        .hasSize(5)
        .last()
        .isEqualTo("commit");
    assertThat(spy.statementsOf(() -> store.createWithin(limit, second, Set.of())))
        .hasSize(7);
  }

  @EachDatabase
  void theEndOfAllIsOneTransactionOfThreeToFiveStatements(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcSessionStore store = JdbcSessionStore.open(spy.source());
    SessionRecord kept = kept(store, 1);

    assertThat(spy.statementsOf(
            () -> store.endAll(SUBJECT.id(), Optional.of(kept.id()), EndReason.REVOKED)))
        .hasSize(7)
        .first()
        .asString()
        .startsWith("begin");
    assertThat(
            spy.statementsOf(() -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED)))
        .hasSize(5)
        .last()
        .isEqualTo("commit");
  }

  @EachDatabase
  void housekeepingIsAFewStatementsWhateverTheNumberOfSessions(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcSessionStore store = JdbcSessionStore.open(spy.source());

    assertThat(spy.statementsOf(() -> store.purge(50))).hasSize(9);
    for (int number = 1; number <= 20; number++) kept(store, number);
    execute(spy.source(), "update jeton_session set over_at = over_at - 7200000");
    assertThat(spy.statementsOf(() -> store.purge(50))).hasSize(9 + 3);
    assertThat(spy.statementsOf(() -> store.revocations(each -> {}))).hasSize(5);
  }
}
