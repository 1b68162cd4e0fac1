package dev.jeton.key;

import dev.jeton.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of an application: one active key per purpose, found in the store or made at first
 * start.
 *
 * <p>Immutable and thread-safe; it reads its store only while it opens. Processes that open one
 * store together end with the same keys.
 */
public final class KeyRing {
  private final Map<KeyPurpose, KeyEntry> entries;
  private final List<String> ignored;
  private final JsonObject jwks;

  private KeyRing(Map<KeyPurpose, KeyEntry> entries, List<String> ignored) {
    this.entries = entries;
    this.ignored = List.copyOf(ignored);
    this.jwks = JsonObject.of(Map.of("keys", shown(entries.values())));
  }

  /**
   * Loads and unseals the keys and makes those that are missing, with the clock's time.
   *
   * <p>{@link KeyUnavailableException} when the store can't be used, or when a key that is there
   * can't be opened: it is never replaced, for a new key would end every session. {@link
   * IllegalArgumentException} for a persistent store without a master key.
   */
  public static KeyRing open(KeyStore store, KeyPolicy policy, Clock clock) {
    SecureRandom random = new SecureRandom();
    KeySeal seal = new KeySeal(masterKey(store, policy), store, random);
    Opening opening = new Opening(store, seal, policy.jwtAlgorithm(), clock, random);
    Map<String, StoredKey> stored = opening.stored();
    Map<KeyPurpose, KeyEntry> entries = new EnumMap<>(KeyPurpose.class);
    for (KeyPurpose purpose : KeyPurpose.values()) {
      StoredKey found = stored.remove(purpose.slot());
      if (found != null) entries.put(purpose, opening.opened(purpose, found));
    }
    // Only now that all the rest has opened: a wrong master key must leave no new keys behind.
    for (KeyPurpose purpose : KeyPurpose.values())
      entries.computeIfAbsent(purpose, opening::created);
    return new KeyRing(entries, List.copyOf(stored.keySet()));
  }

  private static MasterKey masterKey(KeyStore store, KeyPolicy policy) {
    return policy.masterKey().orElseGet(() -> {
      if (store instanceof EphemeralKeyStore ephemeral) return ephemeral.masterKey();
      throw new IllegalArgumentException(
          store + " keeps keys beyond this process, so it needs a master key:"
              + " open it with KeyPolicy.sealedUnder(..)");
    });
  }

  /** The one key of this purpose to sign, tag or derive with now. */
  public KeyEntry active(KeyPurpose purpose) {
    KeyEntry entry = entries.get(purpose);
    if (entry == null)
      throw new IllegalStateException(
          "no " + purpose.word() + " key: a ring opens with all of them");
    return entry;
  }

  /**
   * The key of this purpose and id that may still verify; empty for an unknown id and for a key of
   * another purpose.
   */
  public Optional<KeyEntry> find(KeyPurpose purpose, String id) {
    return Optional.of(active(purpose)).filter(entry -> entry.id().equals(id));
  }

  /**
   * The same by the four bytes that stand in a reference token; empty for purposes whose keys are
   * key pairs.
   */
  public Optional<KeyEntry> find(KeyPurpose purpose, int shortId) {
    return Optional.of(active(purpose))
        .filter(entry -> entry.algorithm().symmetric() && entry.shortId() == shortId);
  }

  /**
   * The JWK set (RFC 7517, section 5) for everybody: public members of the JWT keys only; empty
   * under HS256.
   */
  public JsonObject jwks() {
    return jwks;
  }

  /**
   * Names of stored keys that this ring did not take, in order: an auditor should learn of them.
   */
  public List<String> ignored() {
    return ignored;
  }

  @Override
  public String toString() {
    return "KeyRing" + entries.values();
  }

  private static List<JsonObject> shown(Collection<KeyEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.purpose() == KeyPurpose.JWT && !entry.algorithm().symmetric())
        .map(JsonWebKeys::published)
        .toList();
  }

  /** What one opening needs at every step. */
  private record Opening(
      KeyStore store, KeySeal seal, KeyAlgorithm jwtAlgorithm, Clock clock, SecureRandom random) {
    Map<String, StoredKey> stored() {
      Map<String, StoredKey> stored = new TreeMap<>();
      for (StoredKey key : store.load()) stored.put(key.name(), key);
      return stored;
    }

    KeyEntry opened(KeyPurpose purpose, StoredKey found) {
      KeyEntry entry = seal.open(found);
      if (entry.algorithm() != algorithm(purpose))
        throw new KeyUnavailableException("key " + found.name() + " in " + store + " is for "
            + entry.algorithm().jose() + ", the policy says "
            + algorithm(purpose).jose()
            + ": set the policy's algorithm to " + entry.algorithm());
      return entry;
    }

    KeyEntry created(KeyPurpose purpose) {
      KeyEntry entry = KeyEntry.generate(purpose, algorithm(purpose), clock.instant(), random);
      if (store.createIfAbsent(seal.seal(purpose.slot(), entry))) return entry;
      // Another process was faster: its key counts, ours was seen by nobody.
      StoredKey first = stored().get(purpose.slot());
      if (first == null)
        throw new KeyUnavailableException(
            "key " + purpose.slot() + " in " + store
                + " is said to exist but not listed: check that the store is not being changed by hand");
      return opened(purpose, first);
    }

    private KeyAlgorithm algorithm(KeyPurpose purpose) {
      return purpose == KeyPurpose.JWT ? jwtAlgorithm : KeyAlgorithm.HS256;
    }
  }
}
