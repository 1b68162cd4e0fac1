package dev.jeton.tck.store;

import static dev.jeton.store.SessionStore.Creation.CREATED;
import static dev.jeton.store.SessionStore.Creation.EPOCH_MOVED;
import static dev.jeton.store.SessionStore.Creation.ID_TAKEN;
import static dev.jeton.store.SessionStore.Creation.LIMIT_REACHED;
import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.SessionStore.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A subject has no more sessions than it may have, whoever logs in where. */
interface LimitRules {

  int LOG_INS = 100;

  SessionStore store();

  SessionStore anotherHandle();

  @Test
  default void aLogInBeyondTheLimitEndsTheOldestSession() {
    List<SessionRecord> three = kept(3);
    SessionRecord fourth = openedAfter(3);

    Placement placement = store().createWithin(SessionLimit.evictOldest(3), fourth, Set.of());

    SessionId oldest = three.get(0).id();
    assertThat(placement).isEqualTo(new Placement(CREATED, List.of(oldest)));
    assertThat(store().find(oldest).flatMap(SessionRecord::end).map(SessionRecord.End::reason))
        .contains(EndReason.EVICTED);
    assertThat(ids(store().list(SUBJECT)))
        .containsExactly(three.get(1).id(), three.get(2).id(), fourth.id());
  }

  @Test
  default void aLogInUpToTheLimitEndsNothing() {
    kept(2);

    Placement placement =
        store().createWithin(SessionLimit.evictOldest(3), openedAfter(2), Set.of());

    assertThat(placement).isEqualTo(Placement.of(CREATED));
    assertThat(store().list(SUBJECT)).hasSize(3);
  }

  @Test
  default void aLimitThatWasLoweredEndsAsManyAsItTakes() {
    List<SessionRecord> four = kept(4);

    Placement placement =
        store().createWithin(SessionLimit.evictOldest(2), openedAfter(4), Set.of());

    assertThat(placement.evicted()).containsExactlyElementsOf(ids(four.subList(0, 3)));
    assertThat(store().list(SUBJECT)).hasSize(2);
  }

  @Test
  default void aLogInBeyondTheLimitCanBeRefused() {
    List<SessionRecord> three = kept(3);
    SessionRecord fourth = openedAfter(3);

    Placement placement = store().createWithin(SessionLimit.refuse(3), fourth, Set.of());

    assertThat(placement).isEqualTo(Placement.of(LIMIT_REACHED));
    assertThat(store().list(SUBJECT)).isEqualTo(three);
    assertThat(store().find(fourth.id())).isEmpty();
  }

  @Test
  default void aLogInUpToTheLimitIsNotRefused() {
    kept(2);

    assertThat(store().createWithin(SessionLimit.refuse(3), openedAfter(2), Set.of()))
        .isEqualTo(Placement.of(CREATED));
  }

  @Test
  default void endedSessionsDoNotCount() {
    List<SessionRecord> two = kept(2);
    store().end(two.get(0).id(), EndReason.LOGGED_OUT);

    assertThat(store().createWithin(SessionLimit.refuse(2), openedAfter(2), Set.of()))
        .isEqualTo(Placement.of(CREATED));
  }

  @Test
  default void sessionsThatEndedWithAllOthersDoNotCount() {
    kept(2);
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(store().createWithin(SessionLimit.refuse(1), opened(store()), Set.of()))
        .isEqualTo(Placement.of(CREATED));
  }

  @Test
  default void expiredSessionsDoNotCount() {
    store().create(SampleRecords.idleUntil(store().now(), store()));

    assertThat(store().createWithin(SessionLimit.refuse(1), opened(store()), Set.of()))
        .isEqualTo(Placement.of(CREATED));
  }

  @Test
  default void sessionsOfOthersDoNotCount() {
    store().create(opened(store(), OTHER));

    assertThat(store().createWithin(SessionLimit.refuse(1), opened(store()), Set.of()))
        .isEqualTo(Placement.of(CREATED));
  }

  @Test
  default void sessionsInWhichAnotherActsDoNotCount() {
    SessionRecord impersonated =
        SessionDraft.of(opened(store())).actor(Optional.of(OTHER)).record();
    store().create(impersonated);

    assertThat(store().createWithin(SessionLimit.refuse(1), opened(store()), Set.of()))
        .isEqualTo(Placement.of(CREATED));
    assertThat(store().list(SUBJECT)).hasSize(2);
  }

  @Test
  default void aSessionThatIsAboutToBeReplacedNeitherCountsNorEnds() {
    List<SessionRecord> two = kept(2);
    SessionRecord next = openedAfter(2);

    Placement placement = store()
        .createWithin(SessionLimit.evictOldest(2), next, Set.of(two.get(0).id()));

    assertThat(placement).isEqualTo(Placement.of(CREATED));
    assertThat(store().list(SUBJECT)).hasSize(3);
  }

  @Test
  default void aLimitOpensNoDoorToALogInThatBeganBeforeTheEndOfAll() {
    SessionRecord tooLate = opened(store());
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    SessionRecord living = opened(store());
    store().create(living);

    Placement placement = store().createWithin(SessionLimit.evictOldest(1), tooLate, Set.of());

    assertThat(placement).isEqualTo(Placement.of(EPOCH_MOVED));
    assertThat(store().list(SUBJECT)).containsExactly(living);
  }

  @Test
  default void anIdThatIsInUseEndsNothingUnderALimit() {
    List<SessionRecord> two = kept(2);

    Placement placement = store().createWithin(SessionLimit.evictOldest(1), two.get(1), Set.of());

    assertThat(placement).isEqualTo(Placement.of(ID_TAKEN));
    assertThat(store().list(SUBJECT)).isEqualTo(two);
  }

  @Test
  default void ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows() {
    SessionStore[] handles = {store(), anotherHandle()};
    List<SessionRecord> logIns =
        IntStream.range(0, LOG_INS).mapToObj(each -> opened(store())).toList();

    List<Placement> placements = Race.of(
        LOG_INS,
        runner -> handles[runner % 2].createWithin(
            SessionLimit.evictOldest(3), logIns.get(runner), Set.of()));

    List<SessionId> evicted =
        placements.stream().flatMap(each -> each.evicted().stream()).toList();
    assertThat(placements).allMatch(each -> each.creation() == CREATED);
    assertThat(store().list(SUBJECT)).hasSize(3);
    assertThat(evicted).hasSize(LOG_INS - 3).doesNotHaveDuplicates();
  }

  @Test
  default void ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows() {
    SessionStore[] handles = {store(), anotherHandle()};
    List<SessionRecord> logIns =
        IntStream.range(0, LOG_INS).mapToObj(each -> opened(store())).toList();

    List<Placement> placements = Race.of(
        LOG_INS,
        runner ->
            handles[runner % 2].createWithin(SessionLimit.refuse(3), logIns.get(runner), Set.of()));

    assertThat(placements).filteredOn(each -> each.creation() == CREATED).hasSize(3);
    assertThat(placements).filteredOn(each -> each.creation() == LIMIT_REACHED).hasSize(97);
    assertThat(store().list(SUBJECT)).hasSize(3);
  }

  private List<SessionRecord> kept(int sessions) {
    List<SessionRecord> kept = new ArrayList<>();
    for (int each = 0; each < sessions; each++) {
      SessionRecord opened = openedAfter(each);
      store().create(opened);
      kept.add(opened);
    }
    return kept;
  }

  // A millisecond apart, so that one is the oldest.
  private SessionRecord openedAfter(int others) {
    SessionRecord opened = opened(store());
    return SessionDraft.of(opened)
        .createdAt(opened.createdAt().minusSeconds(60).plusMillis(others))
        .record();
  }

  private static List<SessionId> ids(List<SessionRecord> records) {
    return records.stream().map(SessionRecord::id).toList();
  }
}
