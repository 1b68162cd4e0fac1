package dev.jeton.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.KeyIgnored;
import dev.jeton.event.SessionEvent.KeysAway;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyRefreshTest {
  private final SecureRandom random = new SecureRandom();
  private final ManualClock clock = new ManualClock();
  private final WatchedKeyStore store = new WatchedKeyStore();
  private final List<SessionEvent> heard = new ArrayList<>();
  private final MasterKey masterKey = MasterKey.generate(random);
  private final KeyPolicy policy = KeyPolicy.sealedUnder(masterKey).listener(heard::add);
  private final KeyRing ring = KeyRing.open(store, policy, clock);

  @Test
  @DisplayName("JWT attack 18: unknown key ids have the store read once in ten seconds at most")
  void unknownIdsCauseOneReadingInTenSeconds() {
    int before = store.loads();

    askForStrangers();
    assertThat(store.loads()).isEqualTo(before);
    clock.advance(Duration.ofSeconds(10));
    askForStrangers();
    assertThat(store.loads()).isEqualTo(before + 1);
    clock.advance(Duration.ofMillis(9_999));
    askForStrangers();
    assertThat(store.loads()).isEqualTo(before + 1);
    clock.advance(Duration.ofMillis(1));
    askForStrangers();

    assertThat(store.loads()).isEqualTo(before + 2);
  }

  private void askForStrangers() {
    for (int stranger = 0; stranger < 1_000; stranger++) {
      assertThat(ring.find(KeyPurpose.JWT, "stranger-" + stranger)).isEmpty();
      assertThat(ring.find(KeyPurpose.MAC, stranger)).isEmpty();
    }
  }

  @Test
  void aKeyThatAnotherNodeMadeIsFoundByItsId() {
    KeyRing other = KeyRing.open(store, policy, clock);
    String made = other.rotate(KeyPurpose.JWT).id();
    clock.advance(Duration.ofSeconds(10));

    assertThat(ring.find(KeyPurpose.JWT, made)).isPresent();
  }

  @Test
  void retiredAndRevokedKeysAreKnownAndCostNoReading() {
    String doomed = ring.active(KeyPurpose.JWT).id();
    ring.revoke(KeyPurpose.JWT, doomed);
    clock.advance(Duration.ofDays(1));
    int before = store.loads();

    assertThat(ring.find(KeyPurpose.JWT, doomed)).isEmpty();

    assertThat(store.loads()).isEqualTo(before);
  }

  @Test
  void aStoreThatIsAwayKeepsTheKeysThatWereKnown() {
    String active = ring.active(KeyPurpose.JWT).id();
    store.goAway();
    clock.advance(Duration.ofSeconds(10));

    assertThat(ring.find(KeyPurpose.JWT, "stranger")).isEmpty();
    assertThatThrownBy(ring::refresh).isInstanceOf(KeyUnavailableException.class);
    assertThat(ring.find(KeyPurpose.JWT, active)).isPresent();

    assertThat(heard).contains(new KeysAway("the watched key store is away: wait"));
    store.comeBack();
    ring.refresh();
    assertThat(ring.active(KeyPurpose.JWT).id()).isEqualTo(active);
  }

  @Test
  void aStoreThatLosesItsKeysIsAnErrorAndGetsNoNewOnes() {
    String active = ring.active(KeyPurpose.JWT).id();
    for (StoredKey key : store.load()) store.remove(key);

    assertThatThrownBy(ring::refresh)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("every jwt key has vanished from the watched key store:"
            + " restore them from a backup before any node starts");

    assertThat(ring.active(KeyPurpose.JWT).id()).isEqualTo(active);
    assertThat(store.load()).isEmpty();
  }

  @Test
  void whoCanWriteTheStoreCanPlantNoKeyAndIsReportedOnce() {
    MasterKey foreign = MasterKey.generate(random);
    KeyEntry planted =
        KeyEntry.generate(KeyPurpose.JWT, KeyAlgorithm.ES256, clock.instant(), random);
    KeyFacts facts = KeyFacts.of(2, planted, clock.instant());
    store.createIfAbsent(new KeySeal(foreign, List.of(), store, random).seal(facts));
    heard.clear();

    ring.refresh();
    assertThat(heard).containsExactly(new KeyIgnored("jwt-2"));
    ring.refresh();

    assertThat(ring.ignored()).containsExactly("jwt-2");
    assertThat(heard).containsExactly(new KeyIgnored("jwt-2"));
    assertThat(ring.find(KeyPurpose.JWT, planted.id())).isEmpty();
    assertThat(ring.rotate(KeyPurpose.JWT).name()).isEqualTo("jwt-3");
  }

  @Test
  void anotherKeyUnderTheNameOfARevokedOneIsNotTakenForIt() {
    KeyEntry another =
        KeyEntry.generate(KeyPurpose.MAC, KeyAlgorithm.HS256, clock.instant(), random);
    ring.revoke(KeyPurpose.MAC, ring.active(KeyPurpose.MAC).id());
    for (StoredKey key : store.load()) if (key.name().equals("mac-1")) store.remove(key);
    store.createIfAbsent(new KeySeal(masterKey, List.of(), store, random)
        .seal(KeyFacts.of(1, another, clock.instant())));

    ring.refresh();

    assertThat(ring.find(KeyPurpose.MAC, another.id())).isPresent();
    assertThat(ring.revoked(KeyPurpose.MAC, another.shortId())).isFalse();
  }

  @Test
  void aStoreInWhichEveryKeyIsRevokedLeavesNoneToSign() {
    KeySeal seal = new KeySeal(masterKey, List.of(), store, random);
    for (StoredKey key : store.load())
      store.replace(key, seal.seal(seal.open(key).revokedAt(clock.instant())));

    ring.refresh();

    assertThatThrownBy(() -> ring.active(KeyPurpose.MAC))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("every mac key in the watched key store is revoked: start anew");
    assertThat(KeyRing.open(store, policy, clock).active(KeyPurpose.MAC)).isNotNull();
  }

  @Test
  void aNewMasterKeyTakesOverWithoutANewKey() {
    MasterKey next = MasterKey.generate(random);
    List<KeyStatus> before = ring.entries();

    KeyRing moving =
        KeyRing.open(store, KeyPolicy.sealedUnder(next).alsoUnsealing(masterKey), clock);
    int moved = moving.rewrap();

    assertThat(moved).isEqualTo(5);
    assertThat(moving.rewrap()).isZero();
    assertThat(KeyRing.open(store, KeyPolicy.sealedUnder(next), clock).entries())
        .isEqualTo(before);
    assertThatThrownBy(() -> KeyRing.open(store, policy, clock))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("another master key");
  }

  @Test
  @DisplayName("A dump of the store shows no key, whatever has happened to it")
  void aDumpOfTheStoreShowsNoKey() {
    KeyRing dumped = KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.ED25519), clock);
    dumped.rotate(KeyPurpose.MAC);
    dumped.revoke(KeyPurpose.ROTATE, dumped.active(KeyPurpose.ROTATE).id());
    StringBuilder dump = new StringBuilder();
    for (StoredKey key : store.load()) {
      dump.append(key.sealed()).append('\n');
      for (String segment : key.sealed().split("\\.", -1))
        dump.append(new String(Base64.getUrlDecoder().decode(segment), ISO_8859_1));
    }

    for (KeyStatus each : dumped.entries()) {
      if (each.state() == KeyState.REVOKED) continue;
      KeyEntry key = dumped.find(each.purpose(), each.id()).orElseThrow();
      byte[] raw = RawKeys.signing(key).getEncoded();
      assertThat(dump)
          .doesNotContain(new String(raw, ISO_8859_1))
          .doesNotContain(HexFormat.of().formatHex(raw))
          .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(raw))
          .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
      for (String member : List.of("d", "k"))
        JsonWebKeys.secret(key)
            .text(member)
            .ifPresent(text -> assertThat(dump).doesNotContain(text));
    }
    assertThat(dump).doesNotContain("\"jwk\"");
  }
}
