package dev.jeton;

import dev.jeton.session.SessionId;
import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that writes down what it is asked and fails where it is told to. Not thread-safe. */
public final class WatchedStore implements DelegatingSessionStore {
  private final SessionStore store;
  /** The store, with each verb noted before it is passed on. */
  private final SessionStore asked = (SessionStore) Proxy.newProxyInstance(
      SessionStore.class.getClassLoader(), new Class<?>[] {SessionStore.class}, this::ask);

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

  @Override
  public SessionStore delegate() {
    return asked;
  }

  private Object ask(Object proxy, Method verb, Object[] arguments) throws Throwable {
    note(verb.getName().equals("createWithin") ? "create" : verb.getName());
    try {
      return verb.invoke(store, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private void note(String verb) {
    calls.add(verb);
    if (away.contains(verb)) throw new StoreException("the store is away for " + verb);
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    return answer.or(() -> asked.find(id));
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
    return !lostRace && asked.replace(next, expectedVersion);
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
      note("position");
      return feed.position();
    }

    @Override
    public Passage follow(Position from) {
      note("follow");
      return feed.follow(from);
    }

    @Override
    public void tellRevokedKey(String id) {
      feed.tellRevokedKey(id);
    }
  }
}
