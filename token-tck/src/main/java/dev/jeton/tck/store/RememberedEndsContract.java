package dev.jeton.tck.store;

import static dev.jeton.store.SessionStore.REMEMBERED_ENDS;
import static dev.jeton.store.SessionStore.REMEMBERED_LIFE;
import static dev.jeton.store.SessionStore.TOMBSTONE_LIFE;
import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.absoluteUntil;
import static dev.jeton.tck.store.SampleRecords.idleUntil;
import static dev.jeton.tck.store.SampleRecords.opened;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What makes a {@link SessionStore} that remembers why sessions ended after it has forgotten them:
 * one heir of this class for each proves it. None of the rules waits: sessions are placed in time
 * around {@link SessionStore#now}. Not thread-safe: an instance serves one test.
 */
public abstract class RememberedEndsContract {

  private @Nullable SessionStore store;

  /** A store without any session, of which no other test knows. */
  protected abstract SessionStore emptyStore();

  /** As {@link SessionStoreContract#anotherHandle}. */
  protected SessionStore anotherHandle() {
    return store();
  }

  /** As {@link SessionStoreContract#moment}. */
  protected Duration moment() {
    return Duration.ofMinutes(1);
  }

  /** The store under test. */
  protected final SessionStore store() {
    return requireNonNull(store, "no test has begun");
  }

  @BeforeEach
  protected final void beginWithAnEmptyStore() {
    store = emptyStore();
  }

  @Test
  final void anEndIsRememberedAfterItsTombstone() {
    for (EndReason reason : EndReason.values()) {
      SessionRecord ended = kept(expired());
      store().end(ended.id(), reason);
      End end = tombstone(ended);
      store().purge(10);

      assertThat(store().find(ended.id())).isEmpty();
      assertThat(store().remembered(ended.id()))
          .contains(RememberedEnd.of(ended, Optional.of(end)));
    }
  }

  @Test
  final void anEndOfManyIsRememberedAfterItsTombstone() {
    SessionRecord ended = kept(expired());
    store().endAll(SUBJECT, Optional.empty(), EndReason.LOGGED_OUT);
    SessionRecord endedWithItsTenant = kept(expired());
    store().endAllOfTenant(SUBJECT.tenant(), EndReason.REVOKED);
    End last = tombstone(endedWithItsTenant);
    store().purge(10);

    assertThat(List.of(ended, endedWithItsTenant))
        .allSatisfy(one -> assertThat(store().remembered(one.id()))
            .contains(RememberedEnd.of(one, Optional.of(last))));
  }

  @Test
  final void whatExpiredIsRememberedAsExpired() {
    SessionRecord idle = kept(expired());
    SessionRecord absolute = kept(absoluteUntil(store().now().minus(TOMBSTONE_LIFE), store()));
    store().purge(10);

    assertThat(store().remembered(idle.id())).contains(RememberedEnd.of(idle, Optional.empty()));
    assertThat(store().remembered(absolute.id()))
        .contains(RememberedEnd.of(absolute, Optional.empty()));
  }

  @Test
  final void anEndIsRememberedUntilItsLifeIsOver() {
    Instant longAgo = store().now().minus(REMEMBERED_LIFE);
    SessionRecord lately = kept(idleUntil(longAgo.plus(moment()), store()));
    store().purge(10);

    assertThat(store().remembered(lately.id())).isPresent();
  }

  @Test
  final void anEndIsNotRememberedOnceItsLifeIsOver() {
    SessionRecord old = kept(idleUntil(store().now().minus(REMEMBERED_LIFE), store()));
    store().purge(10);

    assertThat(store().find(old.id())).isEmpty();
    assertThat(store().remembered(old.id())).isEmpty();
  }

  @Test
  final void ofASubjectsEndsTheLastAreRemembered() {
    SessionRecord others = kept(idleUntil(latelyExpired(0), store(), OTHER));
    List<SessionRecord> expired = new ArrayList<>();
    for (int number = 0; number <= REMEMBERED_ENDS; number++)
      expired.add(kept(idleUntil(latelyExpired(number), store())));
    while (store().purge(5) > 0) {}

    assertThat(remembered(expired)).isEqualTo(expired.subList(1, REMEMBERED_ENDS + 1));
    assertThat(remembered(List.of(others))).hasSize(1);
  }

  @Test
  final void nothingIsRememberedOfALivingSession() {
    SessionRecord living = kept(opened(store()));
    store().purge(10);

    assertThat(store().remembered(living.id())).isEmpty();
    assertThat(store().remembered(opened(store()).id())).isEmpty();
  }

  @Test
  final void whatIsRememberedDoesNotLive() {
    SessionRecord gone = kept(expired());
    store().purge(10);

    assertThat(store().touch(gone.id(), store().now())).isFalse();
    assertThat(
            store().replace(gone.succeededBy(SampleRecords.secretHash(), store().now()), 1))
        .isFalse();
    assertThat(store().end(gone.id(), EndReason.REVOKED)).isFalse();
    assertThat(store().find(gone.id())).isEmpty();
    assertThat(store().list(SUBJECT)).isEmpty();
    assertThat(store().remembered(gone.id())).isPresent();
  }

  @Test
  final void anotherHandleRemembersToo() {
    SessionRecord gone = kept(expired());
    SessionStore another = anotherHandle();
    store().purge(10);

    assertThat(another.remembered(gone.id()))
        .isEqualTo(store().remembered(gone.id()))
        .isPresent();
  }

  private SessionRecord expired() {
    return idleUntil(store().now().minus(TOMBSTONE_LIFE), store());
  }

  private Instant latelyExpired(int number) {
    return store().now().minus(TOMBSTONE_LIFE.multipliedBy(2)).plusSeconds(number);
  }

  private End tombstone(SessionRecord record) {
    return store().find(record.id()).flatMap(SessionRecord::end).orElseThrow();
  }

  private List<SessionRecord> remembered(List<SessionRecord> of) {
    return of.stream().filter(each -> store().remembered(each.id()).isPresent()).toList();
  }

  private SessionRecord kept(SessionRecord record) {
    assertThat(store().create(record)).isEqualTo(SessionStore.Creation.CREATED);
    return record;
  }
}
