package dev.jeton.bench.session;

import dev.jeton.bench.Servers;
import dev.jeton.servers.RedisServer;
import io.lettuce.core.api.sync.RedisCommands;

/** The least that a session in Redis can cost: one GET of a text that is as long as a record. */
final class OneGet implements Holder {

  private static final int AS_LONG_AS_A_RECORD = 400;

  // The name of a key that the user of the guide may touch.
  private static final String PREFIX = "jeton:";

  private final RedisCommands<String, String> redis =
      Servers.client(RedisServer.standalone()).connect().sync();

  @Override
  public String open(String subject) {
    redis.set(PREFIX + subject, subject + "-".repeat(AS_LONG_AS_A_RECORD));
    return subject;
  }

  @Override
  public Object whose(String token) {
    String value = redis.get(PREFIX + token);
    if (value == null) throw new IllegalArgumentException("no session");
    return value;
  }
}
