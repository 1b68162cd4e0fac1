package dev.jeton.store.redis;

import dev.jeton.store.StoreException;
import io.lettuce.core.RedisCommandExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns what the driver throws into what a store throws, and keeps what it sent out of it. */
final class Faults {

  private Faults() {}

  /**
   * The failure of a step. What a server says of a script may quote its arguments, so that only the
   * first word of it is told; the driver's own failures name no more than an address.
   */
  static StoreException storeException(@Nullable Throwable failed) {
    if (failed instanceof StoreException told) return told;
    if (failed instanceof RedisCommandExecutionException refused) {
      String word = String.valueOf(refused.getMessage()).split("[^A-Z]", 2)[0];
      return new StoreException(
          "Redis refused a command (" + (word.isEmpty() ? "ERR" : word) + ")");
    }
    String message = "Redis can't be reached";
    return failed == null ? new StoreException(message) : new StoreException(message, failed);
  }
}
