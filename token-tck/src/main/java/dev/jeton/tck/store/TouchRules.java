package dev.jeton.tck.store;

import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.opened;
import static dev.jeton.tck.store.SampleRecords.secretHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A touch moves the last-seen time of the living forward, and nothing else. */
interface TouchRules {

  SessionStore store();

  Duration moment();

  @Test
  default void aTouchNotesALaterTimeAndNothingElse() {
    SessionRecord opened = kept(opened(store()));
    Instant later = opened.dueToBeSeenAt().plusMillis(1);

    boolean written = store().touch(opened.id(), later);

    assertThat(written).isTrue();
    assertThat(store().find(opened.id())).contains(opened.seenAt(later));
  }

  @Test
  default void aTouchIsToTheMillisecond() {
    SessionRecord opened = kept(opened(store()));

    Instant due = opened.dueToBeSeenAt();

    boolean early = store().touch(opened.id(), due.minusNanos(1));
    boolean inTime = store().touch(opened.id(), due.plusNanos(999_999));

    assertThat(early).isFalse();
    assertThat(inTime).isTrue();
    assertThat(store().find(opened.id())).contains(opened.seenAt(due));
  }

  @Test
  default void aTouchIsWrittenOnceInATenthOfTheIdleTime() {
    SessionRecord opened = kept(opened(store()));
    Instant due = opened.dueToBeSeenAt();

    boolean early = store().touch(opened.id(), due.minusMillis(1));
    boolean first = store().touch(opened.id(), due);
    boolean second =
        store().touch(opened.id(), opened.seenAt(due).dueToBeSeenAt().minusMillis(1));

    assertThat(early).isFalse();
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(store().find(opened.id())).contains(opened.seenAt(due));
  }

  @Test
  default void aTouchNeverMovesBack() {
    SessionRecord opened = kept(opened(store()));

    boolean earlier = store().touch(opened.id(), opened.lastSeenAt().minusMillis(1));
    boolean equal = store().touch(opened.id(), opened.lastSeenAt());

    assertThat(earlier).isFalse();
    assertThat(equal).isFalse();
    assertThat(store().find(opened.id())).contains(opened);
  }

  @Test
  default void aTouchDoesNotDisturbAReplacement() {
    SessionRecord opened = kept(opened(store()));
    Instant later = opened.dueToBeSeenAt();
    store().touch(opened.id(), later);

    boolean replaced = store().replace(opened.succeededBy(secretHash(), later), opened.version());

    assertThat(replaced).isTrue();
  }

  @Test
  default void anUnknownSessionIsNotTouched() {
    SessionRecord unknown = opened(store());

    boolean written = store().touch(unknown.id(), unknown.dueToBeSeenAt());

    assertThat(written).isFalse();
    assertThat(store().find(unknown.id())).isEmpty();
  }

  @Test
  default void anEndedSessionIsNotTouched() {
    SessionRecord opened = kept(opened(store()));
    store().end(opened.id(), EndReason.REVOKED);

    boolean written = store().touch(opened.id(), opened.dueToBeSeenAt());

    assertThat(written).isFalse();
    assertThat(store().find(opened.id()).map(SessionRecord::lastSeenAt))
        .contains(opened.lastSeenAt());
  }

  @Test
  default void aSessionOfAnEpochThatIsOverIsNotTouched() {
    SessionRecord opened = kept(opened(store()));
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    boolean written = store().touch(opened.id(), opened.dueToBeSeenAt());

    assertThat(written).isFalse();
    assertThat(store().find(opened.id()).map(SessionRecord::lastSeenAt))
        .contains(opened.lastSeenAt());
  }

  @Test
  default void aSessionIsTouchedUntilItExpires() {
    SessionRecord idle = kept(SampleRecords.idleUntil(store().now().plus(moment()), store()));
    SessionRecord absolute =
        kept(SampleRecords.absoluteUntil(store().now().plus(moment()), store()));

    assertThat(store().touch(idle.id(), store().now())).isTrue();
    assertThat(store().touch(absolute.id(), store().now())).isTrue();
  }

  @Test
  default void anExpiredSessionIsNotTouched() {
    SessionRecord idle = kept(SampleRecords.idleUntil(store().now(), store()));
    SessionRecord absolute = kept(SampleRecords.absoluteUntil(store().now(), store()));

    assertThat(store().touch(idle.id(), store().now())).isFalse();
    assertThat(store().touch(absolute.id(), store().now())).isFalse();
    assertThat(store().find(idle.id())).contains(idle);
    assertThat(store().find(absolute.id())).contains(absolute);
  }

  private SessionRecord kept(SessionRecord record) {
    store().create(record);
    return record;
  }
}
