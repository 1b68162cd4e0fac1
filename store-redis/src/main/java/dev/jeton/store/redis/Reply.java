package dev.jeton.store.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What a script answers. Immutable.
 *
 * @param type what the driver calls it
 * @param <T> what it makes of it
 */
record Reply<T>(ScriptOutputType type) {

  static final Reply<Long> NUMBER = new Reply<>(ScriptOutputType.INTEGER);
  static final Reply<String> TEXT = new Reply<>(ScriptOutputType.VALUE);
  static final Reply<List<Object>> LIST = new Reply<>(ScriptOutputType.MULTI);

  /** Names and values that stand one after the other, as those of a hash and of an entry do. */
  static Map<String, String> fields(List<?> flat) {
    Map<String, String> fields = new HashMap<>();
    for (int at = 0; at + 1 < flat.size(); at += 2)
      fields.put((String) flat.get(at), (String) flat.get(at + 1));
    return fields;
  }

  /** What a script answers, which is sent once more, in full, to a server that does not know it. */
  CompletableFuture<T> of(
      RedisClusterAsyncCommands<String, String> to, Script script, String key, String... values) {
    String[] keys = {key};
    return to.<T>evalsha(script.sha(), type, keys, values)
        .toCompletableFuture()
        .exceptionallyCompose(failed -> isUnknown(failed)
            ? to.<T>eval(script.text(), type, keys, values)
            : CompletableFuture.failedFuture(failed));
  }

  private static boolean isUnknown(Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof RedisNoScriptException;
  }
}
