package dev.jeton.key;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keys in memory, sealed like everywhere else so that there is one path; their master key dies with
 * them. Thread-safe.
 */
final class EphemeralKeyStore implements KeyStore {
  private final ConcurrentMap<String, StoredKey> keys = new ConcurrentHashMap<>();
  private final MasterKey masterKey = MasterKey.generate(new SecureRandom());

  /** The master key of rings that bring none; shared by all rings over this store. */
  MasterKey masterKey() {
    return masterKey;
  }

  @Override
  public List<StoredKey> load() {
    return List.copyOf(keys.values());
  }

  @Override
  public boolean createIfAbsent(StoredKey key) {
    return keys.putIfAbsent(key.name(), key) == null;
  }

  @Override
  public boolean replace(StoredKey present, StoredKey next) {
    StoredKey.demandOneName(present, next);
    return keys.replace(present.name(), present, next);
  }

  @Override
  public boolean remove(StoredKey present) {
    return keys.remove(present.name(), present);
  }

  @Override
  public String toString() {
    return "the ephemeral key store";
  }
}
