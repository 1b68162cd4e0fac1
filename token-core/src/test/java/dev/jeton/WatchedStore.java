package dev.jeton;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A store that writes down what it is asked and fails where it is told to. Not thread-safe. */
public final class WatchedStore implements SessionStore {
  private final SessionStore store;
  private final List<String> calls = new ArrayList<>();
  private final Set<String> away = new HashSet<>();
  private boolean lostRace;
  private Optional<Runnable> beforeReplace = Optional.empty();
  private Optional<SessionRecord> answer = Optional.empty();
  private int racesToLose;

  public WatchedStore(SessionStore store) {
    this.store = store;
  }

  /** The verbs that were called since this was asked last. */
  public List<String> calls() {
    List<String> since = List.copyOf(calls);
    calls.clear();
    return since;
  }

  /** From now on these verbs fail; without any, every verb works again. */
  public void failing(String... verbs) {
    away.clear();
    away.addAll(List.of(verbs));
  }

  /** From now on every verb fails. */
  public void goAway() {
    failing("create", "find", "replace", "touch", "end", "endAll", "list", "purge", "epoch", "now");
  }

  /** From now on somebody else is always faster. */
  public void loseEveryRace() {
    lostRace = true;
  }

  /** Lets somebody else be faster, once. */
  public void beforeNextReplace(Runnable somebodyElse) {
    beforeReplace = Optional.of(somebodyElse);
  }

  /** The next replacements, that many, are overtaken by a change of somebody else's. */
  public void loseRaces(int races) {
    racesToLose = races;
  }

  /** From now on what is found is this record, as on a replica that is behind. */
  public void answering(SessionRecord record) {
    answer = Optional.of(record);
  }

  public void answeringTruly() {
    answer = Optional.empty();
  }

  private SessionStore asked(String verb) {
    calls.add(verb);
    if (away.contains(verb)) throw new StoreException("the store is away for " + verb);
    return store;
  }

  @Override
  public Creation create(SessionRecord opened) {
    return asked("create").create(opened);
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    return asked("create").createWithin(limit, opened, replacing);
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    return answer.or(() -> asked("find").find(id));
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    Optional<Runnable> first = beforeReplace;
    beforeReplace = Optional.empty();
    first.ifPresent(Runnable::run);
    if (racesToLose > 0) {
      racesToLose--;
      SessionRecord held = store.find(next.id()).orElseThrow();
      store.replace(held.changed().record(), held.version());
    }
    return !lostRace && asked("replace").replace(next, expectedVersion);
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    return asked("touch").touch(id, lastSeen);
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    return asked("end").end(id, reason);
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return asked("endAll").endAll(subject, except, reason);
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    return asked("endAllOfTenant").endAllOfTenant(tenant, reason);
  }

  @Override
  public long endEverything(EndReason reason) {
    return asked("endEverything").endEverything(reason);
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    return asked("list").list(subject);
  }

  @Override
  public int purge(int limit) {
    return asked("purge").purge(limit);
  }

  @Override
  public long epoch() {
    return asked("epoch").epoch();
  }

  @Override
  public Instant now() {
    return asked("now").now();
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    asked("revocations").revocations(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return store.feed().map(Overheard::new);
  }

  private final class Overheard implements RevocationFeed {
    private final RevocationFeed feed;

    private Overheard(RevocationFeed feed) {
      this.feed = feed;
    }

    @Override
    public Position position() {
      asked("position");
      return feed.position();
    }

    @Override
    public Passage follow(Position from) {
      asked("follow");
      return feed.follow(from);
    }

    @Override
    public void tellRevokedKey(String id) {
      feed.tellRevokedKey(id);
    }
  }
}
