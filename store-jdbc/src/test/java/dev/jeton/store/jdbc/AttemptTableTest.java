package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** What the contract of attempts can't prove of those in tables. */
class AttemptTableTest {

  private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");
  private static final Limit LIMIT =
      new Limit(2, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMinutes(1));

  @EachDatabase
  void aBlockOutlivesTheProcess(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcAttemptStore store = JdbcAttemptStore.open(source);
    store.begin("alice", LIMIT, NOON);
    store.begin("alice", LIMIT, NOON);

    JdbcAttemptStore restarted = JdbcAttemptStore.open(source);

    assertThat(restarted.blocked("alice", LIMIT, NOON)).isEqualTo(Duration.ofSeconds(1));
  }

  @EachDatabase
  void noBlockIsShorterThanItsLimitSays(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    JdbcAttemptStore store = JdbcAttemptStore.open(database.fresh(directory));
    Limit odd = new Limit(1, Duration.ofHours(1), Duration.ofNanos(1_500_001), Duration.ofHours(1));

    Attempt first = store.begin("alice", odd, NOON);

    assertThat(first).isEqualTo(new Attempt.Counted(NOON, Duration.ofMillis(2)));
  }

  @EachDatabase
  void whetherAKeyIsBlockedIsOneStatement(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcAttemptStore store = JdbcAttemptStore.open(spy.source());
    store.begin("alice", LIMIT, NOON);

    assertThat(spy.statementsOf(() -> store.blocked("alice", LIMIT, NOON))).hasSize(1);
    assertThat(spy.statementsOf(() -> store.forget("bob"))).hasSize(1);
  }

  @EachDatabase
  void aFailureOfTheDatabaseIsAStoreException(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcAttemptStore store = JdbcAttemptStore.open(source);
    TestDatabase.execute(source, "drop table jeton_attempt");
    List<ThrowingCallable> verbs = List.of(
        () -> store.blocked("alice", LIMIT, NOON),
        () -> store.begin("alice", LIMIT, NOON),
        () -> store.withdraw("alice", NOON),
        () -> store.forget("alice"),
        () -> store.purge(NOON, 1));

    for (ThrowingCallable verb : verbs)
      assertThatThrownBy(verb).isInstanceOf(StoreException.class).hasMessageNotContaining("alice");
  }

  @EachDatabase
  void aStoreHasRoomForTwoKeysAtLeast(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);

    assertThatThrownBy(() -> JdbcAttemptStore.open(source, Duration.ofSeconds(5), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity 1 is less than 2");
  }
}
