package dev.jeton.store;

import static dev.jeton.store.Records.LIFETIMES;
import static dev.jeton.store.Records.SUBJECT;
import static dev.jeton.store.Records.id;
import static dev.jeton.store.Records.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the contract can't say without a clock that moves. */
class InMemorySessionStoreForgettingTest {

  private static final Duration LIFE = SessionStore.TOMBSTONE_LIFE;
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private final TickingClock clock = new TickingClock();
  private final InMemorySessionStore store = new InMemorySessionStore(clock);

  @Test
  void anEndedSessionIsKnownForATombstonesLife() {
    store.create(opened(1));
    store.end(id(1), EndReason.LOGGED_OUT);
    clock.advance(LIFE.minus(MILLISECOND));

    assertThat(store.purge(10)).isZero();
    assertThat(store.find(id(1)).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  void anEndedSessionIsForgottenAfterATombstonesLife() {
    store.create(opened(1));
    store.end(id(1), EndReason.LOGGED_OUT);
    clock.advance(LIFE);

    assertThat(store.purge(10)).isOne();
    assertThat(store.find(id(1))).isEmpty();
  }

  @Test
  void aSessionThatEndedWithAllIsKnownForATombstonesLife() {
    store.create(opened(1));
    store.endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(LIFE.minus(MILLISECOND));

    assertThat(store.purge(10)).isZero();
    assertThat(store.find(id(1)).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  void aSessionThatEndedWithAllIsForgottenAfterATombstonesLife() {
    store.create(opened(1));
    store.endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(LIFE);

    assertThat(store.purge(10)).isOne();
    assertThat(store.find(id(1))).isEmpty();
  }

  @Test
  void anEpochIsForgottenButNoLogInThatIsOlderGetsIn() {
    long before = store.epoch();
    long after = store.endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(LIFE);

    store.purge(10);

    assertThat(revocations()).isEmpty();
    assertThat(store.create(opened(1, before, clock.instant())))
        .isEqualTo(SessionStore.Creation.EPOCH_MOVED);
    assertThat(store.create(opened(2, after, clock.instant())))
        .isEqualTo(SessionStore.Creation.CREATED);
  }

  @Test
  void anEpochIsNotForgottenBeforeTheSessionsThatItEnded() {
    store.create(opened(1));
    store.create(opened(2));
    store.endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(LIFE);

    store.purge(1);

    assertThat(revocations()).hasSize(1);
    assertThat(store.list(SUBJECT)).isEmpty();
  }

  @Test
  void anEpochIsNotForgottenBeforeTheSessionsInWhichItsSubjectActs() {
    SubjectId actor = SubjectId.of("actor");
    SessionRecord longLived = SessionDraft.of(opened(1))
        .actor(Optional.of(actor))
        .lifetimes(Lifetimes.REMEMBERED)
        .record();
    store.create(longLived);
    store.endAll(actor, Optional.empty(), EndReason.REVOKED);
    clock.advance(LIFE);

    store.purge(0);

    assertThat(revocations()).hasSize(1);
    assertThat(store.find(id(1)).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  void anEpochIsForgottenOnceItsSubjectActsInNoSessionAnyMore() {
    SubjectId actor = SubjectId.of("actor");
    SessionRecord acting = SessionDraft.of(opened(1)).actor(Optional.of(actor)).record();
    store.create(acting);
    store.replace(SessionDraft.of(acting).actor(Optional.empty()).version(2).record(), 1);
    store.endAll(actor, Optional.empty(), EndReason.REVOKED);
    clock.advance(LIFE);

    store.purge(0);

    assertThat(revocations()).isEmpty();
  }

  @Test
  void aSessionThatWasSeenIsForgottenSoMuchLater() {
    Duration later = Duration.ofMinutes(5);
    store.create(opened(1));
    store.touch(id(1), TickingClock.START.plus(later));
    clock.advance(LIFETIMES.idle().plus(LIFE));
    assertThat(store.purge(10)).isZero();

    clock.advance(later.minus(MILLISECOND));
    assertThat(store.purge(10)).isZero();

    clock.advance(MILLISECOND);
    assertThat(store.purge(10)).isOne();
  }

  @Test
  void aSessionWhoseLifetimesWereCutIsForgottenByTheNewOnes() {
    Lifetimes shorter = new Lifetimes(Duration.ofMinutes(1), LIFETIMES.absolute());
    store.create(opened(1));
    store.replace(SessionDraft.of(opened(1)).lifetimes(shorter).version(2).record(), 1);
    clock.advance(shorter.idle().plus(LIFE));

    assertThat(store.purge(10)).isOne();
  }

  private List<Revocation> revocations() {
    List<Revocation> all = new ArrayList<>();
    store.revocations(all::add);
    return all;
  }
}
