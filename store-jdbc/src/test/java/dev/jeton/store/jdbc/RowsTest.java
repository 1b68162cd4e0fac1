package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.Sessions.opened;
import static dev.jeton.store.jdbc.TestDatabase.execute;
import static dev.jeton.store.jdbc.TestDatabase.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.store.Revocation;
import dev.jeton.store.Rotation;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** What only shows when rows are written or aged past the store. */
class RowsTest {

  private static final long LIFE = SessionStore.TOMBSTONE_LIFE.toMillis();
  private static final String BEFORE_ROTATIONS = """
      {"v":1,"roles":["the-role"],"permissions":[],\
      "authentications":[{"method":"pwd","at":1735689600123,"level":1}],\
      "client":{"label":"the-client","address":"192.0.2.0"}}""";
  private static final long MOMENT = Duration.ofMinutes(1).toMillis();

  @EachDatabase
  void aSessionOfALaterVersionIsNoSession(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord later = kept(store, 1);
    execute(source, "update jeton_session set details = '{\"v\":9}'");
    SessionRecord known = kept(store, 2);

    assertThat(store.find(later.id())).isEmpty();
    assertThat(store.list(SUBJECT.id())).containsExactly(known);
    assertThat(store.create(later)).isEqualTo(SessionStore.Creation.ID_TAKEN);
  }

  @EachDatabase
  void aSessionOfTheVersionBeforeRotationsLivesOn(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord kept = kept(store, 1);
    execute(source, "update jeton_session set details = '" + BEFORE_ROTATIONS + "'");
    SessionRecord before = store.find(kept.id()).orElseThrow();
    SessionRecord next = before.succeededBy(Sessions.hash(2), kept.lastSeenAt());

    boolean replaced = store.replace(next, 1);

    assertThat(before.rotation()).isEqualTo(Rotation.UNKNOWN);
    assertThat(before.subject().roles()).containsExactly("the-role");
    assertThat(replaced).isTrue();
    assertThat(store.find(kept.id())).contains(next);
  }

  @EachDatabase
  void aSessionThatEndedForAReasonOfALaterVersionHasEnded(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord ended = kept(store, 1);
    store.end(ended.id(), EndReason.LOGGED_OUT);
    execute(source, "update jeton_session set end_reason = 'ABDUCTED'");

    assertThat(store.find(ended.id()).flatMap(SessionRecord::end).map(End::reason))
        .contains(EndReason.REVOKED);
  }

  @EachDatabase
  void aTouchMovesTheTimeThatAPurgeGoesBy(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord kept = kept(store, 1);
    SessionRecord seen = kept.seenAt(kept.dueToBeSeenAt());
    SessionRecord seenLast = kept.seenAt(kept.absoluteEndsAt().minusMillis(1));

    store.touch(kept.id(), seen.lastSeenAt());
    long idle = number(source, "select over_at from jeton_session");
    store.touch(kept.id(), seenLast.lastSeenAt());
    long absolute = number(source, "select over_at from jeton_session");

    assertThat(idle).isEqualTo(seen.idleEndsAt().toEpochMilli());
    assertThat(absolute).isEqualTo(kept.absoluteEndsAt().toEpochMilli());
  }

  @EachDatabase
  void anEndedSessionIsKnownForATombstonesLife(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord ended = kept(store, 1);
    store.end(ended.id(), EndReason.LOGGED_OUT);

    age(source, LIFE - MOMENT);
    int tooEarly = store.purge(10);
    age(source, MOMENT);
    int inTime = store.purge(10);

    assertThat(tooEarly).isZero();
    assertThat(inTime).isOne();
    assertThat(store.find(ended.id())).isEmpty();
  }

  @EachDatabase
  void anEndIsRememberedForItsLife(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord ended = kept(store, 1);
    store.end(ended.id(), EndReason.LOGGED_OUT);
    age(source, LIFE);
    store.purge(10);
    long rest = SessionStore.REMEMBERED_LIFE.toMillis() - LIFE;

    execute(source, "update jeton_remembered set ended_at = ended_at - " + (rest - MOMENT));
    store.purge(10);
    Optional<EndReason> inTime =
        store.remembered(ended.id()).map(end -> end.end().reason());
    execute(source, "update jeton_remembered set ended_at = ended_at - " + MOMENT);
    boolean tooLate = store.remembered(ended.id()).isPresent();
    store.purge(10);

    assertThat(inTime).contains(EndReason.LOGGED_OUT);
    assertThat(tooLate).isFalse();
    assertThat(number(source, "select count(*) from jeton_remembered")).isZero();
  }

  @EachDatabase
  void sessionsThatEndedWithAllAreKnownForATombstonesLife(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    for (int number = 1; number <= 3; number++) kept(store, number);
    store.endAll(SUBJECT.id(), Optional.of(Sessions.id(3)), EndReason.REVOKED);

    age(source, LIFE - MOMENT);
    int tooEarly = store.purge(10);
    age(source, MOMENT);
    List<Integer> inTime = List.of(store.purge(1), store.purge(1), store.purge(1));

    assertThat(tooEarly).isZero();
    assertThat(inTime).containsExactly(1, 1, 0);
    assertThat(store.find(Sessions.id(3)).filter(spared -> spared.end().isEmpty()))
        .isPresent();
  }

  @EachDatabase
  void anEpochIsForgottenButNoLogInThatIsOlderGetsIn(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord old = opened(store, 1);
    store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED);
    SessionRecord late = opened(store, 2);

    age(source, LIFE);
    store.purge(1);

    assertThat(number(source, "select count(*) from jeton_subject")).isZero();
    assertThat(store.create(old)).isEqualTo(SessionStore.Creation.EPOCH_MOVED);
    assertThat(store.create(late)).isEqualTo(SessionStore.Creation.CREATED);
  }

  @EachDatabase
  void anEpochIsNotForgottenBeforeTheSessionsThatItEnded(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord over = kept(store, 1);
    store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED);
    age(source, LIFE);
    String forget =
        new SessionSql(new SqliteDialect()).forgetSubjects.replace("?", "" + Long.MAX_VALUE);

    execute(source, "update jeton_epoch set forgotten = epoch");
    execute(source, forget);

    assertThat(store.find(over.id()).flatMap(SessionRecord::end)).isPresent();
  }

  @EachDatabase
  void revocationsAreToldForATombstonesLife(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord ended = kept(store, 1);
    store.end(ended.id(), EndReason.LOGGED_OUT);
    store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED);

    age(source, LIFE - MOMENT);
    List<Revocation> known = revocations(store);
    age(source, MOMENT);
    List<Revocation> forgotten = revocations(store);

    assertThat(known).hasSize(2);
    assertThat(forgotten).isEmpty();
  }

  private static List<Revocation> revocations(SessionStore store) {
    List<Revocation> all = new ArrayList<>();
    store.revocations(all::add);
    return all;
  }

  /** Lets time pass for what has ended. */
  private static void age(DataSource source, long millis) throws SQLException {
    execute(
        source,
        "update jeton_session set ended_at = ended_at - " + millis + ", over_at = over_at - "
            + millis + " where ended_at is not null");
    execute(source, "update jeton_subject set ended_at = ended_at - " + millis);
  }
}
