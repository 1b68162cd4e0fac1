package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.TestDatabase.execute;
import static dev.jeton.store.jdbc.TestDatabase.number;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int OPENERS = 6;

  @ParameterizedTest
  @EnumSource
  void manyWhoOpenAnEmptyDatabaseAtOnceMakeOneSchema(TestDatabase database, @TempDir Path directory)
      throws Exception {
    DataSource source = database.fresh(directory);

    atOnce(() -> JdbcSessionStore.open(source, TIMEOUT));

    assertThat(number(source, "select count(*) from jeton_schema")).isOne();
    assertThat(number(source, "select version from jeton_schema")).isEqualTo(Schema.STEPS.size());
    assertThat(number(source, "select count(*) from jeton_epoch")).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void anUpgradeTakesTheMissingStepsOnceAndKeepsTheSessions(
      TestDatabase database, @TempDir Path directory) throws Exception {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT);
    SessionRecord kept = Sessions.kept(store, 1);
    List<List<String>> steps = new ArrayList<>(Schema.STEPS);
    steps.add(
        List.of("create table jeton_next (value integer)", "insert into jeton_next values (7)"));

    atOnce(() -> Schema.upgrade(Database.of(source, TIMEOUT), steps));

    assertThat(number(source, "select version from jeton_schema")).isEqualTo(steps.size());
    assertThat(number(source, "select count(*) from jeton_next")).isOne();
    assertThat(store.find(kept.id())).contains(kept);
  }

  @ParameterizedTest
  @EnumSource
  void tablesThatRememberedNothingRememberFromTheUpgradeOn(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    Schema.upgrade(Database.of(source, TIMEOUT), Schema.STEPS.subList(0, 4));
    execute(
        source,
        "insert into jeton_session (id, kind, tenant, subject, epoch, version, generation,"
            + " secret_hash, created_at, last_seen_at, idle_ms, absolute_ms, persistent, details,"
            + " over_at, ended_at, end_reason) values ("
            + bytes(database, Sessions.id(1).bytes())
            + ", 's', '', 'the-subject', 1, 2, 1, "
            + bytes(database, Sessions.hash(1).bytes())
            + ", 0, 0, 1000, 1000, 0, '{}', 1000, 9999999999999, 'LOGGED_OUT')");

    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT);
    int forgotten = store.purge(10);

    assertThat(forgotten).isOne();
    assertThat(store.remembered(Sessions.id(1)).map(end -> end.end().reason()))
        .contains(EndReason.LOGGED_OUT);
  }

  private static String bytes(TestDatabase database, byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    return database == TestDatabase.SQLITE ? "x'" + hex + "'" : "decode('" + hex + "', 'hex')";
  }

  @ParameterizedTest
  @EnumSource
  void anUpgradeThatFailsChangesNothing(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    List<List<String>> steps = List.of(
        List.of("create table jeton_first (value integer)"), List.of("create table nonsense"));
    Database opened = Database.of(source, TIMEOUT);

    assertThatThrownBy(() -> Schema.upgrade(opened, steps)).isInstanceOf(StoreException.class);

    assertThatThrownBy(() -> number(source, "select count(*) from jeton_first"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> number(source, "select count(*) from jeton_schema"))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfALaterVersionAreRefused(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore.open(source, TIMEOUT);
    execute(source, "update jeton_schema set version = 99");

    assertThatThrownBy(() -> JdbcSessionStore.open(source, TIMEOUT))
        .isInstanceOf(StoreException.class)
        .hasMessage("the tables have version 99, but this version of store-jdbc"
            + " knows none after " + Schema.STEPS.size()
            + ": start the version that upgraded them");
  }

  @ParameterizedTest
  @EnumSource
  void aSecondStartFindsWhatTheFirstOneKept(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    SessionRecord kept = Sessions.kept(JdbcSessionStore.open(source, TIMEOUT), 1);

    JdbcSessionStore reopened = JdbcSessionStore.open(source, TIMEOUT);

    assertThat(reopened.find(kept.id())).contains(kept);
  }

  private static void atOnce(Runnable opening)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService threads = Executors.newFixedThreadPool(OPENERS);
    CyclicBarrier start = new CyclicBarrier(OPENERS);
    try {
      List<Future<?>> running = IntStream.range(0, OPENERS)
          .mapToObj(opener -> threads.submit(() -> {
            start.await();
            opening.run();
            return opener;
          }))
          .collect(toList());
      for (Future<?> each : running) each.get(1, TimeUnit.MINUTES);
    } finally {
      threads.shutdownNow();
    }
  }
}
