package dev.jeton.tck.store;

import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.idleUntil;
import static dev.jeton.tck.store.SampleRecords.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All sessions of a subject end in one step, but for the one that is spared. */
interface EpochRules {

  SessionStore store();

  SessionStore anotherHandle();

  @Test
  default void theEndOfAllRaisesTheEpoch() {
    long before = store().epoch();

    long first = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    long second = anotherHandle().endAll(OTHER, Optional.empty(), EndReason.REVOKED);
    long third = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(first).isGreaterThan(before);
    assertThat(second).isGreaterThan(first);
    assertThat(third).isGreaterThan(second);
    assertThat(store().epoch()).isEqualTo(third);
  }

  @Test
  default void nothingButTheEndOfAllRaisesTheEpoch() {
    long before = store().epoch();

    SessionRecord opened = kept(opened(store()));
    store().replace(opened.succeededBy(SampleRecords.secretHash(), store().now()), 1);
    store().end(opened.id(), EndReason.LOGGED_OUT);
    store().purge(1);

    assertThat(store().epoch()).isEqualTo(before);
  }

  @Test
  default void theEndOfAllEndsEverySessionOfTheSubject() {
    SessionRecord one = kept(opened(store()));
    SessionRecord another = kept(opened(store()));
    Instant before = store().now();

    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    for (SessionRecord over : new SessionRecord[] {one, another}) {
      End end = store().find(over.id()).flatMap(SessionRecord::end).orElseThrow();
      assertThat(end.reason()).isEqualTo(EndReason.REVOKED);
      assertThat(end.at()).isBetween(before, store().now());
    }
    assertThat(store().list(SUBJECT)).isEmpty();
  }

  @Test
  default void theEndOfAllReachesOnlyExactlyThatSubject() {
    SessionRecord other = kept(opened(store(), OTHER));
    SessionRecord otherCase = kept(opened(store(), SubjectId.of("SUBJECT")));
    SessionRecord tenants = kept(opened(store(), new SubjectId("tenant", SUBJECT.value())));
    SessionRecord border = kept(opened(store(), new SubjectId("sub", "ject")));

    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    store().endAll(new SubjectId("s", "ubject"), Optional.empty(), EndReason.REVOKED);

    for (SessionRecord living : new SessionRecord[] {other, otherCase, tenants, border})
      assertThat(store().find(living.id())).contains(living);
  }

  @Test
  default void theEndOfAllEndsWhatTheSubjectDoesForOthers() {
    SessionRecord acting =
        kept(SessionDraft.of(opened(store())).actor(Optional.of(OTHER)).record());
    SessionRecord own = kept(opened(store()));

    store().endAll(OTHER, Optional.empty(), EndReason.REVOKED);

    assertThat(store().find(acting.id()).flatMap(SessionRecord::end).map(End::reason))
        .contains(EndReason.REVOKED);
    assertThat(store().find(own.id())).contains(own);
  }

  @Test
  default void aSessionWhoseActorIsOverIsNeitherListedNorChanged() {
    SessionRecord acting =
        kept(SessionDraft.of(opened(store())).actor(Optional.of(OTHER)).record());

    store().endAll(OTHER, Optional.empty(), EndReason.REVOKED);

    assertThat(store().list(SUBJECT)).isEmpty();
    assertThat(store().replace(acting.changed().record(), 1)).isFalse();
    assertThat(store().touch(acting.id(), acting.dueToBeSeenAt())).isFalse();
  }

  @Test
  default void nobodyBeginsToActAfterTheEndOfAllOfHisOwn() {
    SessionRecord late =
        SessionDraft.of(opened(store())).actor(Optional.of(OTHER)).record();

    store().endAll(OTHER, Optional.empty(), EndReason.REVOKED);

    assertThat(store().create(late)).isEqualTo(SessionStore.Creation.EPOCH_MOVED);
  }

  @Test
  default void theSparedSessionLivesOnUnderTheNewEpoch() {
    SessionRecord spared = kept(opened(store()));
    SessionRecord over = kept(opened(store()));

    long epoch = store().endAll(SUBJECT, Optional.of(spared.id()), EndReason.REVOKED);

    assertThat(store().find(spared.id())).contains(spared.stamped(epoch));
    assertThat(store().find(over.id()).flatMap(SessionRecord::end)).isPresent();
    assertThat(store().list(SUBJECT)).containsExactly(spared.stamped(epoch));
  }

  @Test
  default void theSparedSessionEndsWithTheNextEndOfAll() {
    SessionRecord spared = kept(opened(store()));
    store().endAll(SUBJECT, Optional.of(spared.id()), EndReason.REVOKED);

    store().endAll(SUBJECT, Optional.empty(), EndReason.LOGGED_OUT);

    assertThat(store().find(spared.id()).flatMap(SessionRecord::end).map(End::reason))
        .contains(EndReason.LOGGED_OUT);
  }

  @Test
  default void anotherSubjectsSessionIsNotSpared() {
    SessionRecord others = kept(opened(store(), OTHER));

    store().endAll(SUBJECT, Optional.of(others.id()), EndReason.REVOKED);

    assertThat(store().find(others.id())).contains(others);
  }

  @Test
  default void theDeadAreNotSpared() {
    SessionRecord ended = kept(opened(store()));
    store().end(ended.id(), EndReason.LOGGED_OUT);
    SessionRecord endedWithAll = kept(opened(store()));
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    SessionRecord expired = kept(idleUntil(store().now(), store()));

    for (SessionRecord dead : new SessionRecord[] {ended, endedWithAll, expired})
      store().endAll(SUBJECT, Optional.of(dead.id()), EndReason.REVOKED);

    for (SessionRecord dead : new SessionRecord[] {ended, endedWithAll, expired})
      assertThat(store().find(dead.id()).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  default void anUnknownSessionToSpareSparesNone() {
    SessionRecord opened = kept(opened(store()));
    SessionId unknown = SampleRecords.id();

    store().endAll(SUBJECT, Optional.of(unknown), EndReason.REVOKED);

    assertThat(store().find(opened.id()).flatMap(SessionRecord::end)).isPresent();
    assertThat(store().find(unknown)).isEmpty();
  }

  @Test
  default void aSessionThatEndedAloneKeepsItsReason() {
    SessionRecord ended = kept(opened(store()));
    store().end(ended.id(), EndReason.LOGGED_OUT);
    Optional<SessionRecord> tombstone = store().find(ended.id());

    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(store().find(ended.id())).isEqualTo(tombstone);
  }

  @Test
  default void aSessionThatEndedWithAllIsNotEndedAgain() {
    SessionRecord over = kept(opened(store()));
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    Optional<SessionRecord> tombstone = store().find(over.id());

    boolean ended = store().end(over.id(), EndReason.LOGGED_OUT);

    assertThat(ended).isFalse();
    assertThat(store().find(over.id())).isEqualTo(tombstone);
  }

  private SessionRecord kept(SessionRecord record) {
    store().create(record);
    return record;
  }
}
