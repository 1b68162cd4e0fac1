package dev.jeton.tck.store;

import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.opened;
import static dev.jeton.tck.store.SampleRecords.secretHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change is a compare-and-set, and only the living change. */
interface ChangeRules {

  SessionStore store();

  Duration moment();

  @Test
  default void aSessionIsReplacedByItsNextVersion() {
    SessionRecord opened = kept(opened(store()));
    Instant now = opened.lastSeenAt().plusMillis(5);
    SessionRecord next = opened
        .changed()
        .subject(Subject.of(SUBJECT.value()).withRoles("b", "a").withPermissions("x:*"))
        .actor(Optional.of(OTHER))
        .epoch(opened.epoch() + 1)
        .generation(7)
        .secretHash(secretHash())
        .rotation(SampleRecords.rotated(now))
        .authentications(List.of(new Authentication("otp", now, 2)))
        .lastSeenAt(now)
        .lifetimes(Lifetimes.REMEMBERED)
        .persistent(true)
        .client(new ClientInfo("label", "address"))
        .clientKey(Optional.of(SampleRecords.CLIENT_KEY))
        .record();

    boolean replaced = store().replace(next, 1);

    assertThat(replaced).isTrue();
    assertThat(store().find(opened.id())).contains(next);
  }

  @Test
  default void aReplacementOfAnotherVersionChangesNothing() {
    SessionRecord first = kept(opened(store()));
    SessionRecord second = next(first);
    store().replace(second, 1);

    boolean late = store().replace(next(first), 1);
    boolean early = store().replace(next(next(second)), 3);

    assertThat(late).isFalse();
    assertThat(early).isFalse();
    assertThat(store().find(first.id())).contains(second);
  }

  @Test
  default void aReplacementThatDoesNotFollowItsVersionIsAMistake() {
    SessionRecord opened = kept(opened(store()));

    assertThatThrownBy(() -> store().replace(next(next(opened)), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().replace(opened, 1))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(store().find(opened.id())).contains(opened);
  }

  @Test
  default void aReplacementDoesNotEnd() {
    SessionRecord opened = kept(opened(store()));
    SessionRecord ended = opened.endedBy(new End(EndReason.REUSED, store().now()));

    assertThatThrownBy(() -> store().replace(ended, 1))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(store().find(opened.id())).contains(opened);
  }

  @Test
  default void aReplacementKeepsALaterLastSeenTime() {
    SessionRecord opened = kept(opened(store()));
    Instant later = opened.dueToBeSeenAt();
    store().touch(opened.id(), later);

    boolean replaced = store().replace(opened.succeededBy(secretHash(), later.minusMillis(1)), 1);

    assertThat(replaced).isTrue();
    assertThat(find(opened).lastSeenAt()).isEqualTo(later);
    assertThat(find(opened).generation()).isEqualTo(2);
  }

  @Test
  default void anUnknownSessionIsNotReplaced() {
    SessionRecord unknown = opened(store());

    boolean replaced = store().replace(next(unknown), 1);

    assertThat(replaced).isFalse();
    assertThat(store().find(unknown.id())).isEmpty();
  }

  @Test
  default void aSessionStaysItsSubjects() {
    SessionRecord opened = kept(opened(store()));

    boolean replaced =
        store().replace(of(next(opened), Subject.of(OTHER.value()), opened.kind()), 1);

    assertThat(replaced).isFalse();
    assertThat(store().find(opened.id())).contains(opened);
  }

  @Test
  default void aSessionStaysOfItsKind() {
    SessionRecord opened = kept(opened(store()));

    boolean replaced = store().replace(of(next(opened), opened.subject(), TokenKind.REFRESH), 1);

    assertThat(replaced).isFalse();
    assertThat(store().find(opened.id())).contains(opened);
  }

  @Test
  default void anEndedSessionIsNotReplaced() {
    SessionRecord opened = kept(opened(store()));
    store().end(opened.id(), EndReason.REVOKED);
    SessionRecord ended = find(opened);

    boolean replaced = store().replace(next(opened), 1);
    boolean replacedKnowingly = store().replace(revived(ended), ended.version());

    assertThat(replaced).isFalse();
    assertThat(replacedKnowingly).isFalse();
    assertThat(find(opened)).isEqualTo(ended);
  }

  @Test
  default void aSessionOfAnEpochThatIsOverIsNotReplaced() {
    SessionRecord opened = kept(opened(store()));
    long epoch = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    boolean replaced = store().replace(next(opened), 1);
    boolean replacedKnowingly = store().replace(opened.stamped(epoch), 1);

    assertThat(replaced).isFalse();
    assertThat(replacedKnowingly).isFalse();
    assertThat(find(opened).end()).isPresent();
  }

  @Test
  default void aSessionIsReplacedUntilItExpires() {
    SessionRecord idle = kept(SampleRecords.idleUntil(store().now().plus(moment()), store()));
    SessionRecord absolute =
        kept(SampleRecords.absoluteUntil(store().now().plus(moment()), store()));

    assertThat(store().replace(next(idle), 1)).isTrue();
    assertThat(store().replace(next(absolute), 1)).isTrue();
  }

  @Test
  default void anExpiredSessionIsNotReplaced() {
    SessionRecord idle = kept(SampleRecords.idleUntil(store().now(), store()));
    SessionRecord absolute = kept(SampleRecords.absoluteUntil(store().now(), store()));

    assertThat(store().replace(next(idle), 1)).isFalse();
    assertThat(store().replace(next(absolute), 1)).isFalse();
    assertThat(store().find(idle.id())).contains(idle);
    assertThat(store().find(absolute.id())).contains(absolute);
  }

  @Test
  default void aReplacedSessionExpiresByItsNewLifetimes() {
    SessionRecord opened = kept(SampleRecords.idleUntil(store().now().plus(moment()), store()));
    Duration past = Duration.between(opened.lastSeenAt(), store().now());
    store().replace(living(next(opened), new Lifetimes(past, past)), 1);

    boolean replaced = store().replace(next(next(opened)), 2);

    assertThat(replaced).isFalse();
    assertThat(store().list(SUBJECT)).isEmpty();
  }

  private SessionRecord kept(SessionRecord record) {
    store().create(record);
    return record;
  }

  private SessionRecord find(SessionRecord record) {
    return store().find(record.id()).orElseThrow();
  }

  private static SessionRecord next(SessionRecord record) {
    return record.succeededBy(secretHash(), record.lastSeenAt());
  }

  private static SessionRecord revived(SessionRecord ended) {
    return SessionDraft.of(next(ended)).end(Optional.empty()).record();
  }

  private static SessionRecord of(SessionRecord record, Subject subject, TokenKind kind) {
    return SessionDraft.of(record).subject(subject).kind(kind).record();
  }

  private static SessionRecord living(SessionRecord record, Lifetimes lifetimes) {
    return SessionDraft.of(record).lifetimes(lifetimes).record();
  }
}
