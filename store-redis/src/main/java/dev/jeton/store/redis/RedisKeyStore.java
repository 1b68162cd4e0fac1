package dev.jeton.store.redis;

import dev.jeton.key.KeyStore;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.key.StoredKey;
import dev.jeton.store.StoreException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sealed keys in Redis, in one hash beside the sessions: for applications that run on several nodes,
 * which need one ring. Thread-safe; each verb is one step. Whatever fails is a {@link
 * KeyUnavailableException}, and the next call tries anew.
 *
 * <p><b>Durability.</b> A server that loses the hash ends every session and every token with it, and
 * one that loses its last change forgets that a key was revoked. Keep keys in a Redis that writes
 * each change to its disk ({@code appendonly yes}, {@code appendfsync always}), that evicts nothing
 * ({@code maxmemory-policy noeviction}), and wait for a replica ({@link RedisOptions#replicas});
 * else keep them in a directory or in a database.
 */
public final class RedisKeyStore implements KeyStore {

  private final RedisDatabase redis;

  private RedisKeyStore(RedisDatabase redis) {
    this.redis = redis;
  }

  /** The keys in {@code redis}. Nothing is asked yet. */
  public static RedisKeyStore in(RedisDatabase redis) {
    return new RedisKeyStore(redis);
  }

  @Override
  public List<StoredKey> load() {
    List<Object> flat = told(() -> redis.runIn(redis.keys(), Script.KEYS, Reply.LIST));
    return Reply.fields(flat).entrySet().stream()
        .map(key -> new StoredKey(key.getKey(), key.getValue()))
        .toList();
  }

  @Override
  public boolean createIfAbsent(StoredKey key) {
    return changed(Script.KEY_CREATE, key.name(), key.sealed());
  }

  @Override
  public boolean replace(StoredKey present, StoredKey next) {
    StoredKey.demandOneName(present, next);
    return changed(Script.KEY_REPLACE, present.name(), present.sealed(), next.sealed());
  }

  @Override
  public boolean remove(StoredKey present) {
    return changed(Script.KEY_REPLACE, present.name(), present.sealed());
  }

  private boolean changed(Script script, String... values) {
    return told(() -> redis.runDurably(redis.keys(), script, Reply.NUMBER, values)) == 1;
  }

  private <T> T told(Supplier<T> verb) {
    try {
      return verb.get();
    } catch (StoreException failed) {
      throw new KeyUnavailableException(
          this + " can't be asked for keys: " + failed.getMessage()
              + "; check that it runs and that this user may use it",
          failed);
    }
  }

  @Override
  public String toString() {
    return "the keys " + redis.keys() + " in Redis";
  }
}
