package dev.jeton.tck.store;

import static dev.jeton.store.SessionStore.Creation.CREATED;
import static dev.jeton.store.SessionStore.Creation.EPOCH_MOVED;
import static dev.jeton.store.SessionStore.Creation.ID_TAKEN;
import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.opened;
import static dev.jeton.tck.store.SampleRecords.openedUnder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept is found as it was, and nothing is kept over something else. */
interface CreationRules {

  SessionStore store();

  SessionStore anotherHandle();

  @Test
  default void anUnknownSessionIsNotFound() {
    assertThat(store().find(SampleRecords.id())).isEmpty();
  }

  @Test
  default void aNewSessionIsFoundAsItWasOpened() {
    SessionRecord opened = opened(store());

    SessionStore.Creation creation = store().create(opened);

    assertThat(creation).isEqualTo(CREATED);
    assertThat(store().find(opened.id())).contains(opened);
  }

  @Test
  default void sessionsOfEveryShapeSurviveTheRoundTrip() {
    for (SessionRecord shape : SampleRecords.everyShape(store())) {
      store().create(shape);

      Optional<SessionRecord> found = store().find(shape.id());

      assertThat(found).contains(shape);
      assertThat(found.orElseThrow().subject().roles())
          .containsExactlyElementsOf(shape.subject().roles());
    }
  }

  @Test
  default void anotherHandleFindsTheSameSessions() {
    SessionRecord opened = opened(store());
    SessionStore another = anotherHandle();

    store().create(opened);

    assertThat(another.find(opened.id())).contains(opened);
    assertThat(another.epoch()).isEqualTo(store().epoch());
  }

  @Test
  default void anIdThatIsInUseIsNotTakenAgain() {
    SessionRecord first = opened(store());
    store().create(first);

    SessionStore.Creation second = store().create(ofId(first, opened(store(), OTHER)));

    assertThat(second).isEqualTo(ID_TAKEN);
    assertThat(store().find(first.id())).contains(first);
    assertThat(store().list(OTHER)).isEmpty();
  }

  @Test
  default void theIdOfAnEndedSessionIsNotTakenAgain() {
    SessionRecord first = opened(store());
    store().create(first);
    store().end(first.id(), EndReason.LOGGED_OUT);

    SessionStore.Creation second = store().create(first);

    assertThat(second).isEqualTo(ID_TAKEN);
    assertThat(store().find(first.id()).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  default void theIdOfAnExpiredSessionIsNotTakenAgain() {
    SessionRecord expired = SampleRecords.idleUntil(store().now(), store());
    store().create(expired);

    SessionStore.Creation second = store().create(ofId(expired, opened(store())));

    assertThat(second).isEqualTo(ID_TAKEN);
    assertThat(store().find(expired.id())).contains(expired);
  }

  @Test
  default void anExpiredSessionIsFoundAsItStands() {
    SessionRecord expired = SampleRecords.idleUntil(store().now(), store());
    store().create(expired);

    assertThat(store().find(expired.id())).contains(expired);
  }

  @Test
  default void aLogInThatBeganBeforeAllSessionsWereEndedOpensNothing() {
    SessionRecord tooLate = opened(store());
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    SessionStore.Creation creation = store().create(tooLate);

    assertThat(creation).isEqualTo(EPOCH_MOVED);
    assertThat(store().find(tooLate.id())).isEmpty();
  }

  @Test
  default void aLogInThatBeganAfterAllSessionsWereEndedOpensOne() {
    long epoch = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    SessionRecord inTime = openedUnder(epoch, store(), SUBJECT);

    SessionStore.Creation creation = store().create(inTime);

    assertThat(creation).isEqualTo(CREATED);
    assertThat(store().find(inTime.id())).contains(inTime);
  }

  @Test
  default void aLogInIsNotDisturbedByTheEndOfAnotherSubjectsSessions() {
    SessionRecord begun = opened(store());
    store().endAll(OTHER, Optional.empty(), EndReason.REVOKED);
    store().endAll(new SubjectId("tenant", SUBJECT.value()), Optional.empty(), EndReason.REVOKED);

    SessionStore.Creation creation = store().create(begun);

    assertThat(creation).isEqualTo(CREATED);
    assertThat(store().find(begun.id())).contains(begun);
  }

  @Test
  default void aNewSessionHasNoEnd() {
    SessionRecord ended =
        opened(store()).endedBy(new End(EndReason.LOGGED_OUT, store().now()));

    assertThatThrownBy(() -> store().create(ended)).isInstanceOf(IllegalArgumentException.class);

    assertThat(store().find(ended.id())).isEmpty();
  }

  @Test
  default void theClockTellsWholeMilliseconds() {
    Instant now = store().now();

    assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
  }

  private static SessionRecord ofId(SessionRecord owner, SessionRecord record) {
    return SessionDraft.of(record).id(owner.id()).record();
  }
}
