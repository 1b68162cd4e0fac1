package dev.jeton.key;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts how often it is read and can be away. Thread-safe. */
public final class WatchedKeyStore implements KeyStore {
  private final KeyStore store = KeyStore.ephemeral();
  private final AtomicInteger loads = new AtomicInteger();
  private volatile boolean away;

  public int loads() {
    return loads.get();
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  private void demandHere() {
    if (away) throw new KeyUnavailableException(this + " is away: wait");
  }

  @Override
  public List<StoredKey> load() {
    loads.incrementAndGet();
    demandHere();
    return store.load();
  }

  @Override
  public boolean createIfAbsent(StoredKey key) {
    demandHere();
    return store.createIfAbsent(key);
  }

  @Override
  public boolean replace(StoredKey present, StoredKey next) {
    demandHere();
    return store.replace(present, next);
  }

  @Override
  public boolean remove(StoredKey present) {
    demandHere();
    return store.remove(present);
  }

  @Override
  public String toString() {
    return "the watched key store";
  }
}
