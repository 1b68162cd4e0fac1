package dev.jeton.tck.store;

import static dev.jeton.store.SessionStore.TOMBSTONE_LIFE;
import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.absoluteUntil;
import static dev.jeton.tck.store.SampleRecords.idleUntil;
import static dev.jeton.tck.store.SampleRecords.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.store.Revocation;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is over stays known for a while: to whoever asks for it, and to whoever asks for all of it.
 */
interface PurgeRules {

  SessionStore store();

  Duration moment();

  @Test
  default void anExpiredSessionIsForgottenAfterATombstonesLife() {
    SessionRecord idle = kept(idleUntil(store().now().minus(TOMBSTONE_LIFE), store()));
    SessionRecord absolute = kept(absoluteUntil(store().now().minus(TOMBSTONE_LIFE), store()));

    int forgotten = store().purge(10);

    assertThat(forgotten).isEqualTo(2);
    assertThat(store().find(idle.id())).isEmpty();
    assertThat(store().find(absolute.id())).isEmpty();
  }

  @Test
  default void anExpiredSessionIsKnownForATombstonesLife() {
    Instant lately = store().now().minus(TOMBSTONE_LIFE).plus(moment());
    SessionRecord idle = kept(idleUntil(lately, store()));
    SessionRecord absolute = kept(absoluteUntil(lately, store()));

    int forgotten = store().purge(10);

    assertThat(forgotten).isZero();
    assertThat(store().find(idle.id())).contains(idle);
    assertThat(store().find(absolute.id())).contains(absolute);
  }

  @Test
  default void tombstonesAreNotForgottenAtOnce() {
    SessionRecord ended = kept(opened(store()));
    store().end(ended.id(), EndReason.LOGGED_OUT);
    SessionRecord endedWithAll = kept(opened(store()));
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    int forgotten = store().purge(10);

    assertThat(forgotten).isZero();
    assertThat(store().find(ended.id()).flatMap(SessionRecord::end)).isPresent();
    assertThat(store().find(endedWithAll.id()).flatMap(SessionRecord::end)).isPresent();
  }

  @Test
  default void livingSessionsAreNeverForgotten() {
    SessionRecord living = kept(opened(store()));

    int forgotten = store().purge(10);

    assertThat(forgotten).isZero();
    assertThat(store().find(living.id())).contains(living);
  }

  @Test
  default void atMostTheLimitIsForgotten() {
    for (int i = 0; i < 5; i++) kept(idleUntil(store().now().minus(TOMBSTONE_LIFE), store()));

    assertThat(store().purge(0)).isZero();
    assertThat(store().purge(3)).isEqualTo(3);
    assertThat(store().purge(3)).isEqualTo(2);
    assertThat(store().purge(3)).isZero();
  }

  @Test
  default void aPurgeDoesNotOpenTheDoorToALogInThatBeganBeforeTheEndOfAll() {
    SessionRecord tooLate = opened(store());
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    store().purge(10);

    SessionStore.Creation creation = store().create(tooLate);

    assertThat(creation).isEqualTo(SessionStore.Creation.EPOCH_MOVED);
  }

  @Test
  default void everyTombstoneIsARevocation() {
    SessionRecord one = kept(opened(store()));
    SessionRecord other = kept(opened(store(), OTHER));
    store().end(one.id(), EndReason.LOGGED_OUT);
    store().end(other.id(), EndReason.REUSED);

    List<Revocation> revocations = revocations();

    assertThat(revocations)
        .contains(new Revocation.OfSession(one.id(), keptUntil(one)))
        .contains(new Revocation.OfSession(other.id(), keptUntil(other)));
  }

  @Test
  default void everyEndOfAllIsARevocation() {
    Instant before = store().now();
    store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    long epoch = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    Instant after = store().now();

    List<Revocation> revocations = revocations();

    assertThat(revocations)
        .filteredOn(each -> each instanceof Revocation.OfSubject all && all.epoch() == epoch)
        .singleElement()
        .satisfies(each -> assertThat(((Revocation.OfSubject) each).subject()).isEqualTo(SUBJECT))
        .satisfies(each -> assertThat(each.keepUntil())
            .isBetween(before.plus(TOMBSTONE_LIFE), after.plus(TOMBSTONE_LIFE)));
  }

  @Test
  default void theLivingAreNotRevoked() {
    SessionRecord spared = kept(opened(store()));
    kept(opened(store(), OTHER));
    long epoch = store().endAll(SUBJECT, Optional.of(spared.id()), EndReason.REVOKED);
    SessionRecord later = kept(opened(store()));

    List<Revocation> revocations = revocations();

    assertThat(later.epoch()).isEqualTo(epoch);
    assertThat(revocations)
        .singleElement()
        .isInstanceOfSatisfying(
            Revocation.OfSubject.class, all -> assertThat(all.epoch()).isEqualTo(epoch));
  }

  private List<Revocation> revocations() {
    List<Revocation> all = new ArrayList<>();
    store().revocations(all::add);
    return all;
  }

  private Instant keptUntil(SessionRecord ended) {
    return store()
        .find(ended.id())
        .flatMap(SessionRecord::end)
        .orElseThrow()
        .at()
        .plus(TOMBSTONE_LIFE);
  }

  private SessionRecord kept(SessionRecord record) {
    store().create(record);
    return record;
  }
}
