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
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int OPENERS = 6;
  private static final String SECOND =
      "create table jeton_second (number integer not null primary key)";

  @EachDatabase
  void manyWhoOpenAnEmptyDatabaseAtOnceMakeOneSchema(TestDatabase database, @TempDir Path directory)
      throws Exception {
    DataSource source = database.fresh(directory);

    atOnce(() -> JdbcSessionStore.open(source, TIMEOUT));

    assertThat(number(source, "select count(*) from jeton_schema")).isOne();
    assertThat(number(source, "select version from jeton_schema")).isEqualTo(Schema.STEPS.size());
    assertThat(number(source, "select count(*) from jeton_epoch")).isOne();
  }

  @EachDatabase
  void anUpgradeTakesTheMissingStepsOnceAndKeepsTheSessions(
      TestDatabase database, @TempDir Path directory) throws Exception {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT);
    SessionRecord kept = Sessions.kept(store, 1);
    List<List<String>> steps = new ArrayList<>(Schema.STEPS);
    steps.add(
        List.of("create table jeton_next (number integer)", "insert into jeton_next values (7)"));

    atOnce(() -> new Upgrade(Database.of(source, TIMEOUT, JdbcTables.DEFAULT), steps).run());

    assertThat(number(source, "select version from jeton_schema")).isEqualTo(steps.size());
    assertThat(number(source, "select count(*) from jeton_next")).isOne();
    assertThat(store.find(kept.id())).contains(kept);
  }

  @EachDatabase
  void tablesThatRememberedNothingRememberFromTheUpgradeOn(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    new Upgrade(Database.of(source, TIMEOUT, JdbcTables.DEFAULT), Schema.STEPS.subList(0, 4)).run();
    execute(
        source,
        "insert into jeton_session (id, kind, tenant, subject, epoch, version, generation,"
            + " secret_hash, created_at, last_seen_at, idle_ms, absolute_ms, persistent, details,"
            + " over_at, ended_at, end_reason) values ("
            + database.literal(Sessions.id(1).bytes())
            + ", 's', '', 'the-subject', 1, 2, 1, "
            + database.literal(Sessions.hash(1).bytes())
            + ", 0, 0, 1000, 1000, 0, '{}', 1000, 9999999999999, 'LOGGED_OUT')");

    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT);
    int forgotten = store.purge(10);

    assertThat(forgotten).isOne();
    assertThat(store.remembered(Sessions.id(1)).map(end -> end.end().reason()))
        .contains(EndReason.LOGGED_OUT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void anUpgradeThatFailsChangesNothing(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    Database opened = Database.of(source, TIMEOUT, JdbcTables.DEFAULT);

    assertThatThrownBy(() -> new Upgrade(opened, failing()).run())
        .isInstanceOf(StoreException.class);

    assertThatThrownBy(() -> number(source, "select count(*) from jeton_first"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> number(source, "select count(*) from jeton_schema"))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @MethodSource("dev.jeton.store.jdbc.TestDatabase#whichKeepTables")
  void whereTablesAreNotTakenBackAnUpgradeThatFailedGoesOnFromItsLastWholeStep(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    Database opened = Database.of(source, TIMEOUT, JdbcTables.DEFAULT);
    List<List<String>> steps = new ArrayList<>(failing());

    assertThatThrownBy(() -> new Upgrade(opened, steps).run()).isInstanceOf(StoreException.class);
    long reached = number(source, "select version from jeton_schema");
    steps.set(1, List.of(SECOND, "insert into jeton_second (number) values (2)"));
    new Upgrade(opened, steps).run();

    assertThat(reached).isOne();
    assertThat(number(source, "select version from jeton_schema")).isEqualTo(2);
    assertThat(number(source, "select count(*) from jeton_first")).isOne();
    assertThat(number(source, "select count(*) from jeton_second")).isOne();
  }

  private static List<List<String>> failing() {
    return List.of(
        List.of(
            "create table jeton_first (number integer not null primary key)",
            "insert into jeton_first (number) values (1)"),
        List.of(SECOND, "insert into jeton_second (number) values (2)", "create nonsense"));
  }

  @EachDatabase
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

  @EachDatabase
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
