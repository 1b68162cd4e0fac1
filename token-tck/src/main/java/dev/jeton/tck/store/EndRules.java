package dev.jeton.tck.store;

import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.idleUntil;
import static dev.jeton.tck.store.SampleRecords.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ended leaves a tombstone and is listed no more. */
interface EndRules {

  SessionStore store();

  SessionStore anotherHandle();

  Duration moment();

  @Test
  default void anEndedSessionLeavesATombstoneWithReasonAndTime() {
    for (EndReason reason : EndReason.values()) {
      SessionRecord opened = kept(opened(store()));
      Instant before = store().now();

      boolean ended = store().end(opened.id(), reason);

      SessionRecord tombstone = store().find(opened.id()).orElseThrow();
      End end = tombstone.end().orElseThrow();
      assertThat(ended).isTrue();
      assertThat(end.reason()).isEqualTo(reason);
      assertThat(end.at()).isBetween(before, store().now());
      assertThat(tombstone).isEqualTo(opened.endedBy(end));
    }
  }

  @Test
  default void theFirstEndStays() {
    SessionRecord opened = kept(opened(store()));
    store().end(opened.id(), EndReason.LOGGED_OUT);
    Optional<SessionRecord> tombstone = store().find(opened.id());

    boolean endedAgain = store().end(opened.id(), EndReason.REUSED);

    assertThat(endedAgain).isFalse();
    assertThat(store().find(opened.id())).isEqualTo(tombstone);
  }

  @Test
  default void anUnknownSessionIsNotEnded() {
    SessionRecord unknown = opened(store());

    boolean ended = store().end(unknown.id(), EndReason.REVOKED);

    assertThat(ended).isFalse();
    assertThat(store().find(unknown.id())).isEmpty();
  }

  @Test
  default void anExpiredSessionCanBeEnded() {
    SessionRecord expired = kept(idleUntil(store().now(), store()));

    boolean ended = store().end(expired.id(), EndReason.REVOKED);

    assertThat(ended).isTrue();
    assertThat(store().find(expired.id()).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  default void theEndOfOneSessionIsNotTheEndOfAnother() {
    SessionRecord one = kept(opened(store()));
    SessionRecord another = kept(opened(store()));

    store().end(one.id(), EndReason.LOGGED_OUT);

    assertThat(store().find(another.id())).contains(another);
  }

  @Test
  default void anotherHandleSeesAnEndAtOnce() {
    SessionRecord opened = opened(store());
    SessionStore another = anotherHandle();
    another.create(opened);

    store().end(opened.id(), EndReason.LOGGED_OUT);

    assertThat(another.find(opened.id()).flatMap(SessionRecord::end)).isPresent();
    assertThat(another.touch(opened.id(), opened.dueToBeSeenAt())).isFalse();
  }

  @Test
  default void aSubjectsSessionsAreListedOldestFirst() {
    Instant end = store().now().plus(moment());
    SessionRecord second = kept(idleUntil(end.plusMillis(1), store()));
    SessionRecord third = kept(idleUntil(end.plusMillis(2), store()));
    SessionRecord first = kept(idleUntil(end, store()));

    assertThat(store().list(SUBJECT)).containsExactly(first, second, third);
  }

  @Test
  default void onlySessionsOfExactlyThatSubjectAreListed() {
    SubjectId plain = SubjectId.of("\u00e9ve");
    SessionRecord opened = kept(opened(store(), plain));
    kept(opened(store(), SubjectId.of("\u00c9VE")));
    kept(opened(store(), SubjectId.of("e\u0301ve")));
    kept(opened(store(), SubjectId.of("eve")));
    kept(opened(store(), SubjectId.of("\u00e9ve ")));
    kept(opened(store(), new SubjectId("\u00e9", "ve")));

    assertThat(store().list(plain)).containsExactly(opened);
    assertThat(store().list(OTHER)).isEmpty();
  }

  @Test
  default void anEndedSessionIsNotListed() {
    SessionRecord ended = kept(opened(store()));
    SessionRecord living = kept(opened(store()));
    store().end(ended.id(), EndReason.LOGGED_OUT);

    assertThat(store().list(SUBJECT)).containsExactly(living);
  }

  @Test
  default void aSessionIsListedUntilItExpires() {
    SessionRecord idle = kept(idleUntil(store().now().plus(moment()), store()));
    SessionRecord absolute =
        kept(SampleRecords.absoluteUntil(store().now().plus(moment()), store()));

    assertThat(store().list(SUBJECT)).containsExactlyInAnyOrder(idle, absolute);
  }

  @Test
  default void anExpiredSessionIsNotListed() {
    kept(idleUntil(store().now(), store()));
    kept(SampleRecords.absoluteUntil(store().now(), store()));

    assertThat(store().list(SUBJECT)).isEmpty();
  }

  private SessionRecord kept(SessionRecord record) {
    store().create(record);
    return record;
  }
}
