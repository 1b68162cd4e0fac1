package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Keys that were sealed before there were times in them, by the code of then. */
class FirstFormatTest {
  private static final Instant THEN = Instant.parse("2025-06-01T10:00:00Z");
  private static final MasterKey MASTER_KEY = MasterKey.of(
      HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"));

  @Test
  void theFirstFormatIsStillRead() throws IOException {
    KeyStore store = KeyStore.ephemeral();
    for (String name : new String[] {"jwt-1", "mac-1", "rotate-1", "subject-1"})
      store.createIfAbsent(new StoredKey(name, sealed(name)));

    KeyRing ring = KeyRing.open(
        store,
        KeyPolicy.sealedUnder(MASTER_KEY),
        Clock.fixed(THEN.plusSeconds(9_999_999), ZoneOffset.UTC));

    assertThat(ring.ignored()).isEmpty();
    // One more than it knew: for the purpose that came later.
    assertThat(store.load()).hasSize(5);
    assertThat(ring.active(KeyPurpose.JWT).id())
        .isEqualTo("L_Q3GJIynDd3lbbT4OMn33NY-LuB5HjwnzGJO0z5iKo");
    assertThat(HexFormat.of().formatHex(ring.active(KeyPurpose.MAC).hmac(new byte[] {1, 2, 3})))
        .isEqualTo("5d17b4391ca69cba2d17ed6243f450a1fa0c159de22a32e4a854180f1d9443ae");
    assertThat(ring.active(KeyPurpose.SUBJECT).id()).isEqualTo("V-CX0g");
    assertThat(ring.entries())
        .filteredOn(key -> key.purpose() != KeyPurpose.CSRF)
        .allSatisfy(key -> assertThat(key.activeFrom()).isEqualTo(THEN))
        .extracting(KeyStatus::state)
        .containsOnly(KeyState.ACTIVE);
  }

  private static String sealed(String name) throws IOException {
    try (InputStream file =
        FirstFormatTest.class.getResourceAsStream("first-format/" + name + ".jwe")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }
}
