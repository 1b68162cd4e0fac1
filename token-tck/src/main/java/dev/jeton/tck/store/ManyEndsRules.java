package dev.jeton.tck.store;

import static dev.jeton.tck.store.SampleRecords.OTHER;
import static dev.jeton.tck.store.SampleRecords.SUBJECT;
import static dev.jeton.tck.store.SampleRecords.opened;
import static dev.jeton.tck.store.SampleRecords.openedUnder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.Revocation;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All sessions of a tenant, or of everybody, end in one step by the same counter. */
interface ManyEndsRules {

  SubjectId TENANTS = new SubjectId("tenant", "subject");
  SubjectId TENANTS_OTHER = new SubjectId("tenant", "other");

  SessionStore store();

  SessionStore anotherHandle();

  @Test
  default void theEndsOfManyCountOnOneCounter() {
    long subject = store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    long tenant = anotherHandle().endAllOfTenant("tenant", EndReason.REVOKED);
    long everything = store().endEverything(EndReason.REVOKED);
    long after = store().epoch();

    assertThat(tenant).isGreaterThan(subject);
    assertThat(everything).isGreaterThan(tenant).isEqualTo(after);
  }

  @Test
  default void theEndOfATenantEndsEverySessionOfIt() {
    SessionRecord one = keptOf(TENANTS);
    SessionRecord other = keptOf(TENANTS_OTHER);

    store().endAllOfTenant("tenant", EndReason.REVOKED);

    for (SessionRecord over : List.of(one, other))
      assertThat(reasonOf(over)).contains(EndReason.REVOKED);
  }

  @Test
  default void whatEndedWithManyIsDead() {
    SessionRecord tenants = keptOf(TENANTS);
    SessionRecord other = keptOf(OTHER);

    store().endAllOfTenant("tenant", EndReason.REVOKED);
    assertDead(tenants, TENANTS);
    store().endEverything(EndReason.REVOKED);
    assertDead(other, OTHER);
  }

  private void assertDead(SessionRecord over, SubjectId subject) {
    SessionRecord next = over.succeededBy(SampleRecords.secretHash(), store().now());
    assertThat(store().touch(over.id(), over.dueToBeSeenAt())).isFalse();
    assertThat(store().replace(next, over.version())).isFalse();
    assertThat(store().end(over.id(), EndReason.LOGGED_OUT)).isFalse();
    assertThat(store().list(subject)).isEmpty();
  }

  @Test
  default void theEndOfATenantReachesNoOther() {
    SessionRecord without = keptOf(SUBJECT);
    SessionRecord otherCase = keptOf(new SubjectId("TENANT", "subject"));
    SessionRecord longer = keptOf(new SubjectId("tenant2", "subject"));

    store().endAllOfTenant("tenant", EndReason.REVOKED);

    for (SessionRecord living : List.of(without, otherCase, longer))
      assertThat(store().find(living.id())).contains(living);
  }

  @Test
  default void theEndOfATenantEndsWhatItsSubjectsDoInAnothersName() {
    SessionRecord acted =
        SessionDraft.of(opened(store(), OTHER)).actor(Optional.of(TENANTS)).record();
    store().create(acted);

    store().endAllOfTenant("tenant", EndReason.REVOKED);

    assertThat(reasonOf(acted)).contains(EndReason.REVOKED);
  }

  @Test
  default void theNamelessTenantIsOneOfItsOwn() {
    SessionRecord without = keptOf(SUBJECT);
    SessionRecord tenants = keptOf(TENANTS);

    store().endAllOfTenant("", EndReason.REVOKED);

    assertThat(reasonOf(without)).contains(EndReason.REVOKED);
    assertThat(store().find(tenants.id())).contains(tenants);
  }

  @Test
  default void theEndOfEverythingEndsEverySession() {
    SessionRecord one = keptOf(SUBJECT);
    SessionRecord other = keptOf(OTHER);
    SessionRecord tenants = keptOf(TENANTS);

    store().endEverything(EndReason.REVOKED);

    for (SessionRecord over : List.of(one, other, tenants))
      assertThat(reasonOf(over)).contains(EndReason.REVOKED);
  }

  @Test
  default void aLogInThatBeganBeforeTheEndOfManyOpensNone() {
    long before = store().epoch();
    store().endAllOfTenant("tenant", EndReason.REVOKED);
    long between = store().epoch();
    SessionRecord outdated = openedUnder(before, store(), TENANTS);
    SessionRecord current = openedUnder(between, store(), TENANTS);

    assertThat(store().create(outdated)).isEqualTo(SessionStore.Creation.EPOCH_MOVED);
    assertThat(store().create(current)).isEqualTo(SessionStore.Creation.CREATED);
    store().endEverything(EndReason.REVOKED);
    assertThat(store().create(openedUnder(between, store(), SUBJECT)))
        .isEqualTo(SessionStore.Creation.EPOCH_MOVED);
    assertThat(store().create(opened(store()))).isEqualTo(SessionStore.Creation.CREATED);
  }

  @Test
  default void theLatestEndOfManyIsTold() {
    SessionRecord tenants = keptOf(TENANTS);
    store().endEverything(EndReason.LOGGED_OUT);
    store().endAllOfTenant("tenant", EndReason.REUSED);
    Optional<EndReason> afterTheTenants = reasonOf(tenants);
    store().endAll(TENANTS, Optional.empty(), EndReason.REVOKED);

    assertThat(afterTheTenants).contains(EndReason.REUSED);
    assertThat(reasonOf(tenants)).contains(EndReason.REVOKED);
  }

  @Test
  default void everyEndOfManyIsARevocation() {
    long tenant = store().endAllOfTenant("tenant", EndReason.REVOKED);
    long everything = store().endEverything(EndReason.REVOKED);

    List<Revocation> told = new ArrayList<>();
    store().revocations(told::add);

    assertThat(told)
        .anyMatch(each -> each instanceof Revocation.OfTenant all
            && all.tenant().equals("tenant")
            && all.epoch() == tenant
            && all.keepUntil().isAfter(store().now()))
        .anyMatch(each -> each instanceof Revocation.OfEverybody all
            && all.epoch() == everything
            && all.keepUntil().isAfter(store().now()));
  }

  private Optional<EndReason> reasonOf(SessionRecord record) {
    return store().find(record.id()).flatMap(SessionRecord::end).map(End::reason);
  }

  private SessionRecord keptOf(SubjectId subject) {
    SessionRecord opened = opened(store(), subject);
    store().create(opened);
    return opened;
  }
}
