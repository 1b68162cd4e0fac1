package dev.jeton.tck.store;

import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.opened;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.Revocation.OfSession;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.RevocationFeed.Lost;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What makes a {@link RevocationFeed}: one heir of this class for each store that has one proves it.
 * Not thread-safe: an instance serves one test.
 *
 * <p>What can't be proven without moving a clock stays with the heir: that a position from which the
 * feed can't tell everything any more is {@link Lost}.
 */
public abstract class RevocationFeedContract {

  private @Nullable SessionStore store;

  /** A store without any session, of which no other test knows. */
  protected abstract SessionStore emptyStore();

  /** A second way to its data, as another node has it. */
  protected SessionStore anotherHandle() {
    return store();
  }

  /** A position that the feed of this store will only reach after very many ends, if ever. */
  protected abstract Position farAhead();

  /** How many sessions end while somebody follows. */
  protected int endsInARace() {
    return 200;
  }

  protected final SessionStore store() {
    return requireNonNull(store, "no test has begun");
  }

  @BeforeEach
  protected final void beginWithAnEmptyStore() {
    store = emptyStore();
  }

  @Test
  void whereNothingEndsNothingIsTold() {
    Position start = feed().position();

    kept(SUBJECT);

    assertThat(told(start)).isEmpty();
  }

  @Test
  void theEndOfASessionIsToldWhenItIsAcknowledged() {
    SessionRecord kept = kept(SUBJECT);
    Position start = feed().position();

    anotherHandle().end(kept.id(), EndReason.LOGGED_OUT);

    assertThat(told(start))
        .singleElement()
        .satisfies(each -> assertThat(((OfSession) each).id()).isEqualTo(kept.id()));
  }

  @Test
  void whatEndedNothingIsNotTold() {
    SessionRecord kept = kept(SUBJECT);
    store().end(kept.id(), EndReason.LOGGED_OUT);
    Position start = feed().position();

    store().end(kept.id(), EndReason.LOGGED_OUT);
    store().end(SampleRecords.id(), EndReason.LOGGED_OUT);

    assertThat(told(start).stream().filter(each -> !names(each, kept.id()))).isEmpty();
  }

  @Test
  void theEndOfAllIsOneEntryWhateverTheNumber() {
    for (int number = 0; number < 20; number++) kept(SUBJECT);
    Position start = feed().position();

    long epoch = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(told(start)).singleElement().satisfies(each -> {
      assertThat(((Revocation.OfSubject) each).subject()).isEqualTo(SUBJECT);
      assertThat(((Revocation.OfSubject) each).epoch()).isEqualTo(epoch);
    });
  }

  @Test
  void theEndOfATenantIsOneEntry() {
    kept(new SubjectId("tenant", "one"));
    kept(new SubjectId("tenant", "two"));
    Position start = feed().position();

    long epoch = store().endAllOfTenant("tenant", EndReason.REVOKED);

    assertThat(told(start)).singleElement().satisfies(each -> {
      assertThat(((Revocation.OfTenant) each).tenant()).isEqualTo("tenant");
      assertThat(((Revocation.OfTenant) each).epoch()).isEqualTo(epoch);
    });
  }

  @Test
  void theEndOfEverythingIsOneEntry() {
    kept(SUBJECT);
    kept(OTHER);
    Position start = feed().position();

    long epoch = store().endEverything(EndReason.REVOKED);

    assertThat(told(start))
        .singleElement()
        .satisfies(each -> assertThat(((Revocation.OfEverybody) each).epoch()).isEqualTo(epoch));
  }

  @Test
  void aRevokedKeyIsTold() {
    Position start = feed().position();

    feed().tellRevokedKey("the-key");

    assertThat(told(start))
        .singleElement()
        .satisfies(each -> assertThat(((Revocation.OfKey) each).id()).isEqualTo("the-key"));
  }

  @Test
  void anEntryIsKeptAsLongAsATokenCouldNameIt() {
    SessionRecord kept = kept(SUBJECT);
    Position start = feed().position();

    store().end(kept.id(), EndReason.LOGGED_OUT);
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    store().endAllOfTenant("tenant", EndReason.REVOKED);
    store().endEverything(EndReason.REVOKED);

    Duration almost = SessionStore.TOMBSTONE_LIFE.minusMinutes(1);
    assertThat(told(start))
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.keepUntil()).isAfter(store().now().plus(almost)));
  }

  @Test
  void theNextPositionGoesOnAfterWhatWasTold() {
    SessionRecord first = kept(SUBJECT);
    SessionRecord second = kept(SUBJECT);
    Position start = feed().position();
    store().end(first.id(), EndReason.LOGGED_OUT);
    Follower follower = new Follower(feed(), start);
    List<Revocation> before = follower.next();

    store().end(second.id(), EndReason.LOGGED_OUT);

    assertThat(before).hasSize(1);
    assertThat(follower.next())
        .anyMatch(each -> names(each, second.id()))
        .noneMatch(each -> names(each, first.id()));
  }

  @Test
  void aPositionIsGoodMoreThanOnce() {
    SessionRecord kept = kept(SUBJECT);
    Position start = feed().position();
    store().end(kept.id(), EndReason.LOGGED_OUT);

    List<Revocation> once = told(start);

    assertThat(told(start)).isEqualTo(once).hasSize(1);
  }

  @Test
  void aPositionThatTheFeedHasNotReachedIsLost() {
    assertThat(feed().follow(farAhead())).isInstanceOf(Lost.class);
  }

  @Test
  void aPositionOfAnotherKindOfFeedIsLost() {
    assertThat(feed().follow(new Position("nowhere"))).isInstanceOf(Lost.class);
  }

  @Test
  void whoeverFollowsWhileManyEndMissesNone() {
    Queue<SessionId> waiting = new ConcurrentLinkedQueue<>();
    Set<SessionId> expected = new HashSet<>();
    for (int number = 0; number < endsInARace(); number++) {
      SessionId id = kept(SUBJECT).id();
      waiting.add(id);
      expected.add(id);
    }
    Follower follower = new Follower(feed(), feed().position());
    List<Thread> enders = new ArrayList<>();
    for (SessionStore node : List.of(store(), anotherHandle(), store(), anotherHandle()))
      enders.add(new Thread(() -> {
        for (SessionId id = waiting.poll(); id != null; id = waiting.poll())
          node.end(id, EndReason.LOGGED_OUT);
      }));
    enders.forEach(Thread::start);

    Set<SessionId> told = follower.sessionsWhile(enders);

    assertThat(told).isEqualTo(expected);
  }

  private static boolean names(Revocation told, SessionId id) {
    return told instanceof OfSession one && one.id().equals(id);
  }

  private List<Revocation> told(Position from) {
    return new Follower(feed(), from).next();
  }

  private RevocationFeed feed() {
    return store().feed().orElseThrow();
  }

  private SessionRecord kept(SubjectId subject) {
    SessionRecord opened = opened(store(), subject);
    store().create(opened);
    return opened;
  }
}
