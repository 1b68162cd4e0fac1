package dev.jeton.store;

import static dev.jeton.store.Records.SUBJECT;
import static dev.jeton.store.Records.id;
import static dev.jeton.store.Records.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.SubjectId;
import dev.jeton.near.NearLimits;
import dev.jeton.near.RevocationView;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevocationViewTest {

  private final TickingClock clock = new TickingClock();
  private final SessionStore store = new InMemorySessionStore(clock);

  @Test
  void aLivingSessionIsNotRevoked() {
    store.create(opened(1));

    RevocationView view = RevocationView.over(store, clock);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isFalse();
  }

  @Test
  void whatEndedBeforeTheStartIsRevoked() {
    store.create(opened(1));
    store.end(id(1), EndReason.LOGGED_OUT);
    long epoch = store.endAll(SubjectId.of("other"), Optional.empty(), EndReason.REVOKED);

    RevocationView view = RevocationView.over(store, clock);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
    assertThat(view.revoked(id(2), SubjectId.of("other"), epoch - 1)).isTrue();
  }

  @Test
  void whatEndsThroughTheViewIsRevokedAtOnce() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));

    boolean ended = view.store().end(id(1), EndReason.LOGGED_OUT);

    assertThat(ended).isTrue();
    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
    assertThat(view.revoked(id(2), SUBJECT, 1)).isFalse();
  }

  @Test
  void tokensOfAnEarlierEpochAreRevoked() {
    RevocationView view = RevocationView.over(store, clock);

    long epoch = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(view.revoked(id(1), SUBJECT, epoch - 1)).isTrue();
  }

  @Test
  void tokensOfTheNewEpochAreNotRevoked() {
    RevocationView view = RevocationView.over(store, clock);

    long epoch = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(view.revoked(id(1), SUBJECT, epoch)).isFalse();
    assertThat(view.revoked(id(1), SubjectId.of("other"), epoch - 1)).isFalse();
  }

  @Test
  void theLatestEpochCountsInWhateverOrderTheyAreHeard() {
    RevocationView view = RevocationView.over(store, clock);
    long first = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    long second = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(view.revoked(id(1), SUBJECT, first)).isTrue();
    assertThat(view.revoked(id(1), SUBJECT, second)).isFalse();
  }

  @Test
  void anEndOnAnotherNodeIsNotedWhenItIsMet() {
    RevocationView view = RevocationView.over(store, clock);
    store.create(opened(1));
    store.end(id(1), EndReason.LOGGED_OUT);

    boolean before = view.revoked(id(1), SUBJECT, 1);
    view.store().find(id(1));

    assertThat(before).isFalse();
    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
  }

  @Test
  void aNodeKeepsABoundedNumberOfCopies() {
    NearLimits few = new NearLimits(Duration.ofSeconds(5), 10, 3, Duration.ZERO);
    RevocationView view = RevocationView.over(store, clock, RevocationView.nanosOf(clock), few);

    for (int each = 1; each <= 50; each++) view.store().create(opened(each));

    long kept = IntStream.rangeClosed(1, 50)
        .filter(each -> view.recent(id(each)).isPresent())
        .count();
    assertThat(kept).isBetween(1L, 3L);
    assertThat(view.store().find(id(1))).isPresent();
  }

  @Test
  void anEndThatTheStoreCouldNotConfirmIsNotNoted() {
    store.create(opened(1));
    RevocationView view = RevocationView.over(failing("end"), clock);

    assertThatThrownBy(() -> view.store().end(id(1), EndReason.LOGGED_OUT))
        .isInstanceOf(StoreException.class);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isFalse();
  }

  @Test
  void aStoreThatCanNotTellItsRevocationsMakesNoView() {
    SessionStore silent = failing("revocations");

    assertThatThrownBy(() -> RevocationView.over(silent, clock)).isInstanceOf(StoreException.class);
  }

  @Test
  void whatIsRevokedStaysSoForAsLongAsATokenCouldNameIt() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));
    view.store().end(id(1), EndReason.LOGGED_OUT);
    clock.advance(SessionStore.TOMBSTONE_LIFE.minus(Duration.ofMillis(1)));

    view.follow();

    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
  }

  @Test
  void whatNoTokenCanNameAnyMoreIsForgotten() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));
    view.store().end(id(1), EndReason.LOGGED_OUT);
    long epoch = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(SessionStore.TOMBSTONE_LIFE);

    view.follow();

    assertThat(view.revoked(id(1), SUBJECT, epoch)).isFalse();
    assertThat(view.revoked(id(2), SUBJECT, epoch - 1)).isFalse();
  }

  @Test
  void everyOtherVerbIsTheStores() {
    SessionStore through = RevocationView.over(store, clock).store();
    SessionRecord opened = opened(1);
    SessionRecord next = opened.succeededBy(Records.hash(2), clock.instant());

    assertThat(through.create(opened)).isEqualTo(SessionStore.Creation.CREATED);
    assertThat(through.replace(next, 1)).isTrue();
    assertThat(through.touch(id(1), next.dueToBeSeenAt())).isTrue();
    assertThat(through.list(SUBJECT)).isEqualTo(store.list(SUBJECT)).hasSize(1);
    assertThat(through.epoch()).isEqualTo(store.epoch());
    assertThat(through.now()).isEqualTo(store.now());
    assertThat(through.purge(1)).isZero();
    assertThat(through.feed()).isEqualTo(store.feed());
    assertThat(through.endAllOfTenant("tenant", EndReason.REVOKED)).isEqualTo(2);
    assertThat(through.endEverything(EndReason.REVOKED)).isEqualTo(3).isEqualTo(store.epoch());
  }

  @Test
  void aRecordThatIsReplacedThroughTheViewIsTheCopyAtOnce() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));
    SessionRecord next = opened(1).succeededBy(Records.hash(2), clock.instant());

    view.store().replace(next, 1);

    assertThat(view.recent(id(1))).contains(next);
  }

  @Test
  void aReplacementThatFailsLeavesNoCopy() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));
    SessionRecord next = opened(1).succeededBy(Records.hash(2), clock.instant());
    store.replace(next, 1);

    boolean replaced = view.store().replace(next, 1);

    assertThat(replaced).isFalse();
    assertThat(view.recent(id(1))).isEmpty();
  }

  @Test
  void aReadThatWasOvertakenByAWriteDoesNotBringThePastBack() {
    SessionRecord next = opened(1).succeededBy(Records.hash(2), clock.instant());
    RevocationView[] view = new RevocationView[1];
    view[0] = RevocationView.over(meanwhile("find", () -> view[0].store().replace(next, 1)), clock);
    store.create(opened(1));

    Optional<SessionRecord> read = view[0].store().find(id(1));

    assertThat(read).contains(opened(1));
    assertThat(view[0].recent(id(1))).contains(next);
  }

  @Test
  void aReadThatWasOvertakenByAnEndIsNoCopy() {
    RevocationView[] view = new RevocationView[1];
    view[0] = RevocationView.over(
        meanwhile("find", () -> view[0].store().end(id(1), EndReason.LOGGED_OUT)), clock);
    store.create(opened(1));

    view[0].store().find(id(1));

    assertThat(view[0].recent(id(1))).isEmpty();
  }

  @Test
  void aTouchThroughTheViewIsInTheCopyAndMakesItNoYounger() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(dueAfterFourSeconds());
    clock.advance(Duration.ofSeconds(4));
    view.store().touch(id(1), clock.instant());
    Optional<SessionRecord> touched = view.recent(id(1));

    clock.advance(Duration.ofSeconds(2));

    assertThat(touched.map(SessionRecord::lastSeenAt)).contains(TickingClock.START.plusSeconds(4));
    assertThat(view.recent(id(1))).isEmpty();
  }

  @Test
  void aReadThatSaysTheSameMakesACopyYoungerAfterATenthOfTheLag() {
    RevocationView view = RevocationView.over(store, clock);
    store.create(opened(1));
    view.store().find(id(1));

    clock.advance(Duration.ofMillis(499));
    view.store().find(id(1));
    clock.advance(Duration.ofMillis(4502));
    assertThat(view.recent(id(1))).isEmpty();

    view.store().find(id(1));
    clock.advance(Duration.ofMillis(500));
    view.store().find(id(1));
    clock.advance(Duration.ofSeconds(5));
    assertThat(view.recent(id(1))).isPresent();
  }

  @Test
  void aReadThatSaysOtherwiseIsTheCopyAtOnce() {
    RevocationView view = RevocationView.over(store, clock);
    store.create(dueAfterFourSeconds());
    view.store().find(id(1));

    SessionRecord next = dueAfterFourSeconds().succeededBy(Records.hash(2), clock.instant());
    store.replace(next, 1);
    view.store().find(id(1));
    assertThat(view.recent(id(1))).contains(next);

    clock.advance(Duration.ofSeconds(4));
    view.store().find(id(1));
    store.touch(id(1), clock.instant());
    view.store().find(id(1));
    assertThat(view.recent(id(1)).map(SessionRecord::lastSeenAt)).contains(clock.instant());
  }

  @Test
  void aCopyOfASessionThatAnotherNodeSawIsForgotten() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(dueAfterFourSeconds());
    clock.advance(Duration.ofSeconds(4));
    store.touch(id(1), clock.instant());

    boolean written = view.store().touch(id(1), clock.instant());

    assertThat(written).isFalse();
    assertThat(view.recent(id(1))).isEmpty();
  }

  @Test
  void aCopyOfASessionThatExpiredIsNone() {
    RevocationView view = RevocationView.over(store, clock);
    store.create(opened(1));
    clock.advance(Records.LIFETIMES.idle().minusMillis(1));
    view.store().find(id(1));
    boolean before = view.recent(id(1)).isPresent();

    clock.advance(Duration.ofMillis(1));

    assertThat(before).isTrue();
    assertThat(view.recent(id(1))).isEmpty();
  }

  @Test
  void whatIsHeardIsFreshForTheLagSinceItsReadingBegan() {
    RevocationView view = RevocationView.over(meanwhile("feed", () -> {}), clock);
    view.follow();
    clock.advance(Duration.ofSeconds(5));
    boolean atTheLag = view.fresh();

    clock.advance(Duration.ofNanos(1));

    assertThat(atTheLag).isTrue();
    assertThat(view.fresh()).isFalse();
  }

  @Test
  void overItsBoundTheNodeBehavesAsIfItHeardNothing() {
    NearLimits two = new NearLimits(Duration.ofSeconds(5), 2, 10, Duration.ZERO);
    RevocationView view = RevocationView.over(store, clock, RevocationView.nanosOf(clock), two);
    for (int number = 1; number <= 3; number++) store.create(opened(number));
    store.end(id(1), EndReason.LOGGED_OUT);
    store.end(id(2), EndReason.LOGGED_OUT);
    view.follow();
    boolean full = view.fresh();

    store.end(id(3), EndReason.LOGGED_OUT);
    view.follow();

    assertThat(full).isTrue();
    assertThat(view.fresh()).isFalse();
    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
    assertThat(view.revoked(id(2), SUBJECT, 1)).isTrue();
    assertThat(view.revoked(id(3), SUBJECT, 1)).isFalse();
  }

  @Test
  void onceThereIsRoomAgainTheNodeHearsAgain() {
    NearLimits two = new NearLimits(Duration.ofSeconds(5), 2, 10, Duration.ZERO);
    RevocationView view = RevocationView.over(store, clock, RevocationView.nanosOf(clock), two);
    for (int number = 1; number <= 3; number++) {
      store.create(opened(number));
      store.end(id(number), EndReason.LOGGED_OUT);
    }
    view.follow();
    clock.advance(SessionStore.TOMBSTONE_LIFE);
    store.purge(10);

    view.follow();
    view.follow();

    assertThat(view.fresh()).isTrue();
  }

  @Test
  void overItsBoundAnEndOnThisNodeIsStillKnownAtOnce() {
    NearLimits one = new NearLimits(Duration.ofSeconds(5), 1, 10, Duration.ZERO);
    RevocationView view = RevocationView.over(store, clock, RevocationView.nanosOf(clock), one);
    for (int number = 1; number <= 2; number++) {
      view.store().create(opened(number));
      view.store().end(id(number), EndReason.LOGGED_OUT);
    }

    assertThat(view.revoked(id(2), SUBJECT, 1)).isTrue();
  }

  @Test
  void whoeverLostThePlaceTakesASnapshotBeforeGoingOn() {
    RevocationView view = RevocationView.over(store, clock);
    for (int number = 1; number <= 2; number++) store.create(opened(number));
    store.end(id(1), EndReason.LOGGED_OUT);
    clock.advance(Duration.ofMinutes(19));
    // Ended last, so that its tombstone stands when the entry before it is forgotten by the feed.
    store.endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(Duration.ofMinutes(1));

    view.follow();

    assertThat(view.fresh()).isTrue();
    assertThat(view.revoked(id(2), SUBJECT, 1)).isTrue();
  }

  @Test
  void aStoreWithoutAFeedMakesAViewThatIsNeverFresh() {
    RevocationView view = RevocationView.over(withoutFeed(), clock);
    store.create(opened(1));

    view.follow();
    view.store().find(id(1));

    assertThat(view.fresh()).isFalse();
    assertThat(view.recent(id(1))).contains(opened(1));
  }

  /** A store that does something else between its answer and the caller's sight of it. */
  private static SessionRecord dueAfterFourSeconds() {
    Duration idle = Duration.ofSeconds(40);
    return SessionDraft.of(opened(1)).lifetimes(new Lifetimes(idle, idle)).record();
  }

  private SessionStore meanwhile(String verb, Runnable other) {
    return proxy((method, answer) -> {
      if (method.equals(verb)) other.run();
      return answer;
    });
  }

  private SessionStore withoutFeed() {
    return proxy((method, answer) -> method.equals("feed") ? Optional.empty() : answer);
  }

  private SessionStore proxy(BinaryOperator<Object> answering) {
    return (SessionStore) Proxy.newProxyInstance(
        SessionStore.class.getClassLoader(),
        new Class<?>[] {SessionStore.class},
        (proxy, method, arguments) ->
            answering.apply(method.getName(), method.invoke(store, arguments)));
  }

  private SessionStore failing(String verb) {
    return (SessionStore) Proxy.newProxyInstance(
        SessionStore.class.getClassLoader(),
        new Class<?>[] {SessionStore.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals(verb)) throw new StoreException("away");
          try {
            return method.invoke(store, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }
}
