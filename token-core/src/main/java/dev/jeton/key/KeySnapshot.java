package dev.jeton.key;

import dev.jeton.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What one reading of the store brought. Immutable. */
final class KeySnapshot {
  private final Map<String, Opened> opened;
  private final Map<KeyPurpose, KeyChain> chains;
  private final Set<String> ignored;

  /** A stored key and what was in it. */
  record Opened(StoredKey stored, KeyFacts facts) {}

  private KeySnapshot(
      Map<String, Opened> opened, Map<KeyPurpose, KeyChain> chains, Set<String> ignored) {
    this.opened = opened;
    this.chains = chains;
    this.ignored = ignored;
  }

  static KeySnapshot empty() {
    return new KeySnapshot(Map.of(), Map.of(), Set.of());
  }

  /**
   * What {@code stored} holds, after {@code former}. What doesn't open is ignored, and so is what the
   * provider of the policy can't verify with; {@link KeyUnavailableException} if that, or a loss, leaves
   * a purpose without any key, and at the first reading for any key that the provider lacks.
   */
  static KeySnapshot of(
      List<StoredKey> stored, KeySeal seal, KeySnapshot former, KeyPolicy policy, Instant now) {
    Map<String, Opened> opened = new TreeMap<>();
    Map<String, KeyUnavailableException> refused = new TreeMap<>();
    for (StoredKey key : stored) {
      try {
        opened.put(key.name(), former.again(key).orElseGet(() -> former.remembering(seal, key)));
      } catch (KeyUnavailableException e) {
        refused.put(key.name(), e);
      }
    }
    Duration overlap = policy.tokensLiveFor();
    KeySnapshot unsealed =
        new KeySnapshot(new TreeMap<>(opened), chains(opened, overlap), Set.of());
    Implementations implementations = policy.implementations();
    for (Opened each : unsealed.opened()) {
      KeyChain chain = unsealed.chain(each.facts().key().purpose());
      if (!chain.state(each.facts(), now).verifies()) continue;
      StoredKey key = each.stored();
      try {
        opened.put(key.name(), new Opened(key, each.facts().by(implementations)));
      } catch (IllegalArgumentException lacking) {
        KeyUnavailableException unusable = seal.unusable(key, lacking);
        // Before the start somebody can choose another provider. Later, a key of another node must
        // not keep this one from hearing which keys were revoked.
        if (former.opened.isEmpty()) throw unusable;
        opened.remove(key.name());
        refused.put(key.name(), unusable);
      }
    }
    KeySnapshot read =
        new KeySnapshot(opened, chains(opened, overlap), new TreeSet<>(refused.keySet()));
    read.demandKeys(refused, former, seal);
    return read;
  }

  private static Map<KeyPurpose, KeyChain> chains(Map<String, Opened> opened, Duration overlap) {
    Map<KeyPurpose, KeyChain> chains = new EnumMap<>(KeyPurpose.class);
    for (KeyPurpose purpose : KeyPurpose.values())
      chains.put(purpose, chain(purpose, opened, overlap));
    return chains;
  }

  // Proving an RSA key anew at each reading would cost more than the reading.
  private Optional<Opened> again(StoredKey key) {
    return Optional.ofNullable(opened.get(key.name()))
        .filter(same -> same.stored().equals(key));
  }

  // Whoever can write the store could put back the text from before a revocation.
  private Opened remembering(KeySeal seal, StoredKey key) {
    KeyFacts facts = seal.open(key);
    Optional<KeyFacts> known = Optional.ofNullable(opened.get(key.name()))
        .map(Opened::facts)
        .filter(before -> before.key().id().equals(facts.key().id()));
    return new Opened(
        key, known.flatMap(KeyFacts::revokedAt).map(facts::revokedAt).orElse(facts));
  }

  private static KeyChain chain(KeyPurpose purpose, Map<String, Opened> opened, Duration overlap) {
    List<KeyFacts> keys = new ArrayList<>();
    for (Opened each : opened.values())
      if (each.facts().key().purpose() == purpose) keys.add(each.facts());
    return new KeyChain(keys, overlap);
  }

  // A new key in the place of keys that don't open would end every session.
  private void demandKeys(
      Map<String, KeyUnavailableException> refused, KeySnapshot former, KeySeal seal) {
    for (KeyPurpose purpose : KeyPurpose.values()) {
      if (!chain(purpose).keys().isEmpty()) continue;
      for (Map.Entry<String, KeyUnavailableException> each : refused.entrySet())
        if (purpose.names(each.getKey())) throw each.getValue();
      if (!former.chain(purpose).keys().isEmpty()) throw seal.lost(purpose);
    }
  }

  KeyChain chain(KeyPurpose purpose) {
    return chains.getOrDefault(purpose, KeyChain.EMPTY);
  }

  Optional<Opened> named(String name) {
    return Optional.ofNullable(opened.get(name));
  }

  /** The key of which that is true, whatever its purpose. */
  Optional<KeyFacts> findAmongAll(Predicate<KeyEntry> which) {
    return opened.values().stream()
        .map(Opened::facts)
        .filter(facts -> which.test(facts.key()))
        .findFirst();
  }

  List<Opened> opened() {
    return List.copyOf(opened.values());
  }

  /** All that opened, by purpose and number. */
  List<KeyStatus> entries(Instant now) {
    List<KeyStatus> entries = new ArrayList<>();
    for (KeyPurpose purpose : KeyPurpose.values()) {
      KeyChain chain = chain(purpose);
      for (KeyFacts key : chain.keys()) entries.add(chain.status(key, now));
    }
    return List.copyOf(entries);
  }

  /** The public members of the key pairs that verify: a JWK set. */
  JsonObject jwks(Instant now) {
    KeyChain chain = chain(KeyPurpose.JWT);
    List<JsonObject> shown = chain.keys().stream()
        .filter(
            key -> chain.state(key, now).verifies() && !key.key().algorithm().symmetric())
        .map(key -> JsonWebKeys.published(key.key()))
        .toList();
    return JsonObject.of(Map.of("keys", shown));
  }

  /** In order. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }

  /** Names them, as {@link KeyEntry#toString} does. */
  @Override
  public String toString() {
    return opened.values().stream().map(each -> each.facts().key()).toList().toString();
  }

  /** The next number after all keys that opened whose name is not taken, were it by a planted one. */
  int nextNumber(KeyPurpose purpose) {
    List<KeyFacts> keys = chain(purpose).keys();
    int number = keys.isEmpty() ? 1 : keys.get(keys.size() - 1).number() + 1;
    while (ignored.contains(purpose.name(number))) number++;
    return number;
  }
}
