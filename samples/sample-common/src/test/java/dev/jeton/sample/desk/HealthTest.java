package dev.jeton.sample.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.SessionTokens;
import dev.jeton.http.Reply;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.sample.data.Database;
import dev.jeton.sample.option.StoreChoice;
import dev.jeton.sample.option.StoreChoice.Kind;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final StoreChoice REDIS = new StoreChoice(Kind.REDIS, "redis://localhost");

  @Test
  void allThatAnswersIsUp(@TempDir Path directory) {
    try (Database database = Database.open(REDIS, directory)) {
      Reply reply = health(database, CLOCK).report();

      assertThat(reply.status()).isEqualTo(200);
      assertThat(body(reply)).contains("\"store\":\"redis\"");
    }
  }

  @Test
  void theStoreThatIsAwayIsNamedThoughItIsNotThatOfTheSessions(@TempDir Path directory) {
    Database database = Database.open(REDIS, directory);
    Health health = health(database, CLOCK);
    database.close();

    Reply reply = health.report();

    assertThat(reply.status()).isEqualTo(503);
    assertThat(body(reply)).contains("\"store\":\"sqlite\"");
  }

  @Test
  void aStoreOfAnotherTimeIsNamed(@TempDir Path directory) {
    try (Database database = Database.open(REDIS, directory)) {
      Reply reply = health(database, Clock.offset(CLOCK, Duration.ofMinutes(2))).report();

      assertThat(reply.status()).isEqualTo(503);
      assertThat(body(reply)).contains("\"store\":\"redis\"");
    }
  }

  private static Health health(Database database, Clock storesClock) {
    SessionStore sessions = new InMemorySessionStore(storesClock);
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), CLOCK);
    SessionTokens tokens = SessionTokens.builder(sessions, keys, "https://counter.example")
        .clock(CLOCK)
        .build();
    // Which compares the clocks.
    tokens.follow();
    return new Health(sessions, tokens, database, "redis");
  }

  private static String body(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
