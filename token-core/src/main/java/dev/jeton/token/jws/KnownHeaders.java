package dev.jeton.token.jws;

import dev.jeton.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers of tokens whose signature held, by their spelling: all tokens of one key and type have the
 * same, and what was made of it once is made of it again. Nothing that a stranger sends gets in here.
 * Thread-safe.
 */
public final class KnownHeaders {

  /** More than the keys and types that are in use at a time. */
  static final int MOST = 64;

  private volatile Map<String, JsonObject> known = Map.of();

  @Nullable
  JsonObject find(String spelling) {
    return known.get(spelling);
  }

  /** Keeps the header of a token whose signature held. */
  public void add(CompactJws verified) {
    if (known.containsKey(verified.spelledHeader())) return;
    synchronized (this) {
      // With so many, most are of keys that are gone: whatever is in use comes back by itself.
      Map<String, JsonObject> next = known.size() < MOST ? new HashMap<>(known) : new HashMap<>();
      next.put(verified.spelledHeader(), verified.header());
      known = next;
    }
  }

  int size() {
    return known.size();
  }
}
