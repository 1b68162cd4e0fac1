package dev.jeton;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.jeton.access.Access;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.Trust;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.tck.fake.RecordingExchange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Whatever stands in the two headers, a stranger gets 401 and no exception. */
class DoorFuzz {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final SessionTokens TOKENS = SessionTokens.builder(
          new InMemorySessionStore(CLOCK),
          KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), CLOCK),
          "https://shop.example")
      .build();

  @FuzzTest(maxDuration = "60s")
  void aStrangerStaysOutside(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    refused(new RecordingExchange("GET", "/").with("Authorization", "Bearer " + text));
    refused(new RecordingExchange("GET", "/").with("Authorization", text));
    refused(new RecordingExchange("GET", "/").with("Cookie", "__Host-session=" + text));
    refused(new RecordingExchange("GET", "/").with("Cookie", text));
  }

  private static void refused(RecordingExchange exchange) {
    Admission admission = TOKENS.admit(exchange, Access.session().trust(Trust.LOCAL));

    if (!(admission instanceof Admission.Refused refused))
      throw new AssertionError("a stranger was let in");
    if (refused.reply().status() != 401)
      throw new AssertionError("a stranger was answered " + refused.reply());
  }
}
