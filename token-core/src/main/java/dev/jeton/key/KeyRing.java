package dev.jeton.key;

import dev.jeton.event.SessionEvent.KeyIgnored;
import dev.jeton.event.SessionEvent.KeysAway;
import dev.jeton.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an application: for each purpose one that signs now, those that still verify, and
 * those that will sign.
 *
 * <p>Processes over one store hold the same keys and choose alike, for what a {@linkplain KeyState
 * key may do} follows from stored times and the clock of the node. Clocks that disagree by up to a
 * minute do no harm: whoever is early signs with a key that everybody knows already, whoever is late
 * with one that still verifies.
 *
 * <p>Thread-safe. Reading takes no lock and no I/O, but that an unknown id has the store read, at
 * most once in ten seconds. Whatever changes keys blocks while the store works.
 */
public final class KeyRing implements AutoCloseable {
  private final KeyStore store;
  private final KeySeal seal;
  private final KeyPolicy policy;
  private final Clock clock;
  private final KeyChanges changes;
  private final SingleReload unknown;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile KeySnapshot snapshot = KeySnapshot.empty();
  private @Nullable BackgroundRefresh refresher;

  private KeyRing(KeyStore store, KeyPolicy policy, Clock clock) {
    SecureRandom random = new SecureRandom();
    this.store = store;
    this.seal = new KeySeal(policy.masterKeyOf(store), policy.formerMasterKeys(), store, random);
    this.policy = policy;
    this.clock = clock;
    this.changes = new KeyChanges(store, seal, policy, clock, random, this::reload);
    this.unknown = new SingleReload(clock, this::reloadIfPossible);
  }

  /**
   * Loads and unseals the keys and makes those that are missing. No thread is started: whoever has a
   * scheduler or a clock to move, as tests do, calls {@link #refresh()} himself.
   *
   * <p>{@link KeyUnavailableException} when the store can't be used, or when a purpose has keys and
   * none of them opens: they are never replaced, for a new key would end every session. {@link
   * IllegalArgumentException} for a persistent store without a master key, and a provider that lacks
   * an algorithm.
   */
  public static KeyRing open(KeyStore store, KeyPolicy policy, Clock clock) {
    KeyRing ring = new KeyRing(store, policy, clock);
    ring.changes.begin();
    return ring;
  }

  /**
   * Opens the ring for a running application: like {@link #open}, and with one daemon thread that
   * {@linkplain #refresh() refreshes} it every {@link KeyPolicy#refreshEvery} until it is closed. The
   * thread waits by the machine's time, the keys go by {@code clock}.
   */
  public static KeyRing openAndRefresh(KeyStore store, KeyPolicy policy, Clock clock) {
    KeyRing ring = open(store, policy, clock);
    ring.refresher = new BackgroundRefresh(ring::refreshOrTell, policy.refreshEvery());
    return ring;
  }

  /**
   * Opens the keys that are there, for a tool beside running applications: makes none, and goes on
   * with the algorithm that they have, whatever the policy says. No thread is started. {@link
   * KeyUnavailableException} also where there is no key.
   */
  public static KeyRing openPresent(KeyStore store, KeyPolicy policy, Clock clock) {
    KeyAlgorithm present = new KeyRing(store, policy, clock).changes.presentAlgorithm();
    KeyRing ring = new KeyRing(store, policy.withJwtAlgorithm(present), clock);
    ring.reload();
    return ring;
  }

  /** The one key of this purpose to sign, tag or derive with now. */
  public KeyEntry active(KeyPurpose purpose) {
    return snapshot
        .chain(purpose)
        .active(clock.instant())
        .orElseThrow(() -> new KeyUnavailableException(
            "every " + purpose.word() + " key in " + store + " is revoked: start anew"))
        .key();
  }

  /**
   * The key of this purpose and id that may verify now; empty for an unknown id, for a key of another
   * purpose and for one that is retired or revoked.
   */
  public Optional<KeyEntry> find(KeyPurpose purpose, String id) {
    return find(purpose, key -> key.id().equals(id));
  }

  /** The same by the four bytes that stand in a reference token; empty for key pairs. */
  public Optional<KeyEntry> find(KeyPurpose purpose, int shortId) {
    return find(purpose, ofShortId(shortId));
  }

  private Optional<KeyEntry> find(KeyPurpose purpose, Predicate<KeyEntry> which) {
    if (snapshot.chain(purpose).find(which).isEmpty()) unknown.onUnknownKey();
    KeyChain chain = snapshot.chain(purpose);
    Instant now = clock.instant();
    return chain.find(which).filter(found -> chain.state(found, now).verifies()).map(KeyFacts::key);
  }

  private static Predicate<KeyEntry> ofShortId(int shortId) {
    return key -> key.algorithm().symmetric() && key.shortId() == shortId;
  }

  /** Whether a key of this purpose with this four-byte id was ours and is revoked. */
  public boolean revoked(KeyPurpose purpose, int shortId) {
    return snapshot
        .chain(purpose)
        .find(ofShortId(shortId))
        .filter(KeyFacts::revoked)
        .isPresent();
  }

  /**
   * The JWK set (RFC 7517, section 5) for everybody: public members of the JWT keys that verify now,
   * pending ones too; empty under HS256.
   */
  public JsonObject jwks() {
    return snapshot.jwks(clock.instant());
  }

  /** All keys that opened, by purpose and number, with their states now; for tools. */
  public List<KeyStatus> entries() {
    return snapshot.entries(clock.instant());
  }

  /**
   * Names of stored keys that don't open, in order: somebody planted or damaged them, and an auditor
   * should learn of it. Each is told once as an event, too.
   */
  public List<String> ignored() {
    return snapshot.ignored();
  }

  /** How long a key verifies after its successor took over: no session may live longer. */
  public Duration tokensLiveFor() {
    return policy.tokensLiveFor();
  }

  /**
   * Reads the store, and rotates what is due by {@link KeyPolicy#rotateEvery}. On {@link
   * KeyUnavailableException} the keys that were known stay.
   */
  public void refresh() {
    KeySnapshot present = reload();
    policy.rotateEvery().ifPresent(life -> changes.rotateWhatIsDue(present, life));
  }

  /**
   * Adds the next key of this purpose, which signs after {@link KeyPolicy#publicationDelay()}, unless
   * one is pending already; answers that key. Nodes that rotate together add one.
   *
   * @throws IllegalArgumentException for SUBJECT, which never changes
   */
  public KeyStatus rotate(KeyPurpose purpose) {
    return changes.rotate(purpose);
  }

  /**
   * Adds a key that was made elsewhere as the next for JWTs, published like one of {@link #rotate};
   * the same key again changes nothing. {@link IllegalArgumentException} for one of another algorithm
   * than the policy's, of another purpose, or that was here before and signs no more.
   */
  public KeyStatus add(ImportedKey imported) {
    return changes.add(imported);
  }

  /**
   * Ends this key at once on this node, and on others when they refresh. If it was active, it gets a
   * successor that signs at once. A key that is revoked already stays so.
   *
   * <p>Whoever can write the store could put back what rested there before: a running node keeps the
   * revocation in mind, one that starts afterwards can't know.
   *
   * @throws IllegalArgumentException for an id that no key of this purpose has, and for SUBJECT
   */
  public void revoke(KeyPurpose purpose, String id) {
    changes.revoke(purpose, id);
  }

  /** Seals what a former master key sealed under the present one; answers how many keys that were. */
  public int rewrap() {
    return changes.rewrap();
  }

  /** Removes keys that were retired or revoked {@link #tokensLiveFor()} ago; answers how many. */
  public int purge() {
    return changes.purge();
  }

  private KeySnapshot reload() {
    reading.lock();
    try {
      KeySnapshot former = snapshot;
      KeySnapshot read = KeySnapshot.of(store.load(), seal, former, policy, clock.instant());
      snapshot = read;
      for (String name : read.ignored())
        if (!former.ignored().contains(name)) policy.listener().tell(new KeyIgnored(name));
      return read;
    } finally {
      reading.unlock();
    }
  }

  private void reloadIfPossible() {
    try {
      reload();
    } catch (KeyUnavailableException e) {
      // The keys that were known stay; an unknown id is refused either way.
      policy.listener().tell(new KeysAway(String.valueOf(e.getMessage())));
    }
  }

  private void refreshOrTell() {
    try {
      refresh();
    } catch (RuntimeException e) {
      // An exception would end the schedule; a foreign store may throw any.
      policy.listener().tell(new KeysAway(String.valueOf(e.getMessage())));
    }
  }

  /** Ends the thread that refreshes, if there is one; the keys stay usable as they are. */
  @Override
  public void close() {
    if (refresher != null) refresher.close();
  }

  @Override
  public String toString() {
    return "KeyRing" + snapshot;
  }
}
