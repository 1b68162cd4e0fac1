package dev.jeton.tck.store;

import static dev.jeton.store.SessionStore.Creation.CREATED;
import static dev.jeton.store.SessionStore.TOMBSTONE_LIFE;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.idleUntil;
import static dev.jeton.tck.store.SampleRecords.opened;
import static dev.jeton.tck.store.SampleRecords.openedUnder;
import static dev.jeton.tck.store.SampleRecords.secretHash;
import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The rules hold whatever the interleaving. Half of the runners go through another handle on the
 * same data.
 */
interface RaceRules {

  int RUNNERS = 8;
  int ROUNDS = Integer.getInteger("jeton.tck.rounds", 25);

  SessionStore store();

  SessionStore anotherHandle();

  /** How long a race goes on that has to hit a narrow gap. */
  default Duration longRace() {
    return Duration.ofMillis(400);
  }

  @Test
  default void ofManyWhoCreateOneIdOneSucceeds() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SessionRecord opened = opened(store());

      List<SessionStore.Creation> creations =
          Race.of(RUNNERS, runner -> handles[runner % 2].create(opened));

      assertThat(frequency(creations, CREATED)).isOne();
      assertThat(frequency(creations, SessionStore.Creation.ID_TAKEN)).isEqualTo(RUNNERS - 1);
    }
  }

  @Test
  default void ofManyWhoReplaceOneVersionOneSucceeds() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SessionRecord opened = kept(opened(store()));
      List<SessionRecord> nexts = IntStream.range(0, RUNNERS)
          .mapToObj(runner -> opened.succeededBy(secretHash(), opened.lastSeenAt()))
          .toList();

      List<Boolean> replaced =
          Race.of(RUNNERS, runner -> handles[runner % 2].replace(nexts.get(runner), 1));

      assertThat(frequency(replaced, true)).isOne();
      assertThat(store().find(opened.id())).contains(nexts.get(replaced.indexOf(true)));
    }
  }

  @Test
  default void ofManyWhoEndOneSessionOneSucceeds() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SessionRecord opened = kept(opened(store()));

      List<Boolean> ended =
          Race.of(RUNNERS, runner -> handles[runner % 2].end(opened.id(), EndReason.LOGGED_OUT));

      assertThat(frequency(ended, true)).isOne();
      assertThat(store().find(opened.id()).map(SessionRecord::version)).contains(2L);
    }
  }

  @Test
  default void ofManyNodesThatSeeASessionOneWrites() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SessionRecord opened = kept(opened(store()));

      Instant due = opened.dueToBeSeenAt();

      List<Boolean> written = Race.of(
          RUNNERS, runner -> handles[runner % 2].touch(opened.id(), due.plusMillis(runner)));

      assertThat(frequency(written, true)).isOne();
      assertThat(store().find(opened.id()))
          .contains(opened.seenAt(due.plusMillis(written.indexOf(true))));
    }
  }

  @Test
  default void anEndIsNeverUndoneByTouchesAndReplacements() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SessionRecord opened = kept(opened(store()));
      Instant later = opened.dueToBeSeenAt();
      SessionRecord next = opened.succeededBy(secretHash(), later);

      List<Boolean> ended = Race.of(RUNNERS, runner -> {
        SessionStore handle = handles[runner % 2];
        if (runner == 0) return handle.end(opened.id(), EndReason.LOGGED_OUT);
        if (runner < 4) handle.touch(opened.id(), later.plusMillis(runner));
        else handle.replace(next, 1);
        return false;
      });

      assertThat(ended.get(0)).isTrue();
      assertThat(store().find(opened.id()).flatMap(SessionRecord::end)).isPresent();
      assertThat(store()
              .touch(opened.id(), opened.seenAt(later.plusMillis(RUNNERS)).dueToBeSeenAt()))
          .isFalse();
      assertThat(store().list(SUBJECT)).isEmpty();
    }
  }

  @Test
  default void theSparedSessionIsNeverFoundOver() {
    SessionStore[] handles = handles();
    SessionRecord spared = kept(opened(store()));
    // By time, not by rounds: the faster a store, the narrower the gap that has to be hit.
    long end = System.nanoTime() + longRace().toNanos();

    List<Boolean> alive = Race.of(4, runner -> {
      boolean found = true;
      while (found && System.nanoTime() - end < 0) {
        if (runner == 0) store().endAll(SUBJECT, Optional.of(spared.id()), EndReason.REVOKED);
        else found = livesIn(handles[runner % 2], spared);
      }
      return found;
    });

    assertThat(alive).containsOnly(true);
  }

  @Test
  default void theSparedSessionKeepsWhatIsChangedMeanwhile() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SessionRecord spared = kept(opened(store()));
      SessionRecord next = spared.succeededBy(secretHash(), spared.lastSeenAt());

      List<Long> answers = Race.of(
          2,
          runner -> runner == 0
              ? store().endAll(SUBJECT, Optional.of(spared.id()), EndReason.REVOKED)
              : handles[1].replace(next, 1) ? 1L : 0L);

      SessionRecord found = store().find(spared.id()).orElseThrow();
      boolean replaced = answers.get(1) == 1;
      assertThat(found).isEqualTo((replaced ? next : spared).stamped(answers.get(0)));
    }
  }

  @Test
  default void aLogInThatRacesWithTheEndOfAllNeverOutlivesIt() {
    SessionStore[] handles = handles();
    for (int round = 0; round < ROUNDS; round++) {
      SubjectId subject = SubjectId.of("subject-" + round);
      long epoch = store().epoch();
      List<SessionRecord> logIns = IntStream.range(0, RUNNERS)
          .mapToObj(runner -> openedUnder(epoch, store(), subject))
          .toList();

      Race.of(
          RUNNERS,
          runner -> runner == 0
              ? handles[0].endAll(subject, Optional.empty(), EndReason.REVOKED)
              : handles[runner % 2].create(logIns.get(runner)));

      assertThat(store().list(subject)).isEmpty();
      for (SessionRecord logIn : logIns)
        assertThat(store().find(logIn.id()).filter(found -> found.end().isEmpty()))
            .isEmpty();
    }
  }

  @Test
  default void epochsNeitherFallNorRepeat() {
    SessionStore[] handles = handles();

    List<List<Long>> seen = Race.of(RUNNERS, runner -> {
      List<Long> epochs = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        SubjectId subject = SubjectId.of("subject-" + (runner + round) % 3);
        epochs.add(handles[runner % 2].endAll(subject, Optional.empty(), EndReason.REVOKED));
        assertThat(handles[(runner + 1) % 2].epoch()).isGreaterThanOrEqualTo(epochs.get(round));
      }
      return epochs;
    });

    assertThat(seen).allSatisfy(epochs -> assertThat(epochs).isSorted());
    assertThat(seen.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  default void ofManyWhoPurgeEachForgetsItsOwn() {
    SessionStore[] handles = handles();
    int old = 2 * RUNNERS;
    for (int i = 0; i < old; i++) kept(idleUntil(store().now().minus(TOMBSTONE_LIFE), store()));

    List<Integer> forgotten = Race.of(RUNNERS, runner -> handles[runner % 2].purge(3));

    int left = store().purge(old);
    assertThat(forgotten).allMatch(count -> count <= 3);
    assertThat(forgotten.stream().mapToInt(Integer::intValue).sum() + left).isEqualTo(old);
  }

  private SessionStore[] handles() {
    return new SessionStore[] {store(), anotherHandle()};
  }

  private SessionRecord kept(SessionRecord record) {
    store().create(record);
    return record;
  }

  private static boolean livesIn(SessionStore handle, SessionRecord record) {
    return handle.find(record.id()).filter(found -> found.end().isEmpty()).isPresent();
  }
}
