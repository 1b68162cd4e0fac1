package dev.jeton.near;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The store, with every end that passes through it noted once the store has confirmed it, and every
 * record that passes through it kept as a copy. It answers nothing from a copy itself. Thread-safe.
 */
final class NearStore implements SessionStore {

  // It delegates by hand. A verb that is new may end or change a session, and one that passed
  // through
  // unseen would leave the old copy to be answered from: here each verb of the SPI is decided upon.
  private final SessionStore store;
  private final Copies copies;
  private final Consumer<Revocation> noted;
  private final Clock clock;
  private final LongSupplier ticks;

  NearStore(
      SessionStore store,
      Copies copies,
      Consumer<Revocation> noted,
      Clock clock,
      LongSupplier ticks) {
    this.store = store;
    this.copies = copies;
    this.noted = noted;
    this.clock = clock;
    this.ticks = ticks;
  }

  @Override
  public Creation create(SessionRecord opened) {
    long began = ticks.getAsLong();
    Creation creation = store.create(opened);
    if (creation == Creation.CREATED) copies.keep(opened, began);
    return creation;
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    long began = ticks.getAsLong();
    Placement placement = store.createWithin(limit, opened, replacing);
    if (placement.creation() == Creation.CREATED) copies.keep(opened, began);
    placement.evicted().forEach(this::over);
    return placement;
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    long began = ticks.getAsLong();
    Optional<SessionRecord> found = store.find(id);
    boolean living = found.filter(record -> record.end().isEmpty()).isPresent();
    if (living) copies.keep(found.get(), began);
    else copies.forget(id);
    if (found.isPresent() && !living) noted.accept(new Revocation.OfSession(id, keepUntil()));
    return found;
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    long began = ticks.getAsLong();
    // Forgotten first: if the store does not answer, nobody knows which of the two it holds.
    copies.forget(next.id());
    boolean replaced = store.replace(next, expectedVersion);
    if (replaced) copies.keep(next, began);
    return replaced;
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    boolean written = store.touch(id, lastSeen);
    if (written) copies.seen(id, lastSeen);
    // Another node saw it first, or it is over: a copy that says otherwise would ask at every call.
    else copies.forget(id);
    return written;
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    copies.forget(id);
    boolean ended = store.end(id, reason);
    noted.accept(new Revocation.OfSession(id, keepUntil()));
    return ended;
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    long epoch = store.endAll(subject, except, reason);
    noted.accept(new Revocation.OfSubject(subject, epoch, keepUntil()));
    return epoch;
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    long epoch = store.endAllOfTenant(tenant, reason);
    noted.accept(new Revocation.OfTenant(tenant, epoch, keepUntil()));
    return epoch;
  }

  @Override
  public long endEverything(EndReason reason) {
    long epoch = store.endEverything(reason);
    noted.accept(new Revocation.OfEverybody(epoch, keepUntil()));
    return epoch;
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    return store.list(subject);
  }

  @Override
  public int purge(int limit) {
    return store.purge(limit);
  }

  @Override
  public Optional<RememberedEnd> remembered(SessionId id) {
    return store.remembered(id);
  }

  @Override
  public long epoch() {
    return store.epoch();
  }

  @Override
  public Instant now() {
    return store.now();
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    store.revocations(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return store.feed();
  }

  private void over(SessionId id) {
    copies.forget(id);
    noted.accept(new Revocation.OfSession(id, keepUntil()));
  }

  private Instant keepUntil() {
    return clock.instant().plus(TOMBSTONE_LIFE);
  }
}
