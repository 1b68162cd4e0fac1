package dev.jeton.key;

import static dev.jeton.key.KeyState.ACTIVE;
import static dev.jeton.key.KeyState.PENDING;
import static dev.jeton.key.KeyState.RETIRED;
import static dev.jeton.key.KeyState.REVOKED;
import static dev.jeton.key.KeyState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.KeyRevoked;
import dev.jeton.event.SessionEvent.KeyRotated;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRotationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final WatchedKeyStore store = new WatchedKeyStore();
  private final List<SessionEvent> heard = new ArrayList<>();
  private final KeyPolicy policy =
      KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom())).listener(heard::add);
  private final KeyRing ring = KeyRing.open(store, policy, clock);

  @Test
  void aNewKeyIsPendingForCachingAndRefreshingAndAMinute() {
    assertThat(policy.publicationDelay()).isEqualTo(Duration.ofMinutes(7));
    assertThat(policy.refreshEvery(Duration.ofSeconds(30)).publicationDelay())
        .isEqualTo(Duration.ofSeconds(390));
  }

  @ParameterizedTest
  @EnumSource(names = {"JWT", "MAC", "ROTATE"})
  @DisplayName("Requirement 51: rotation, and the former key verifies until its last token is over")
  void aRotatedKeyVerifiesUntilItsLastTokenIsOver(KeyPurpose purpose) {
    KeyEntry first = ring.active(purpose);

    KeyStatus next = ring.rotate(purpose);

    assertThat(next.state()).isEqualTo(PENDING);
    assertThat(ring.active(purpose)).isEqualTo(first);
    assertThat(ring.find(purpose, next.id())).isPresent();
    clock.advance(policy.publicationDelay().minus(SECOND));
    assertThat(ring.active(purpose)).isEqualTo(first);
    clock.advance(SECOND);
    assertThat(ring.active(purpose).id()).isEqualTo(next.id());
    assertThat(ring.find(purpose, first.id())).contains(first);
    clock.advance(policy.tokensLiveFor().minus(SECOND));
    assertThat(ring.find(purpose, first.id())).contains(first);
    clock.advance(SECOND);
    assertThat(ring.find(purpose, first.id())).isEmpty();
    assertThat(states(ring, purpose)).containsExactly(RETIRED, ACTIVE);
  }

  @Test
  void theSubjectKeyNeverChanges() {
    String id = ring.active(KeyPurpose.SUBJECT).id();

    assertThatThrownBy(() -> ring.rotate(KeyPurpose.SUBJECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never changes");
    assertThatThrownBy(() -> ring.revoke(KeyPurpose.SUBJECT, id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSecondRotationWhileOneIsPendingAddsNoKey() {
    KeyStatus next = ring.rotate(KeyPurpose.JWT);

    KeyStatus again = ring.rotate(KeyPurpose.JWT);

    assertThat(again).isEqualTo(next);
    assertThat(states(ring, KeyPurpose.JWT)).containsExactly(ACTIVE, PENDING);
  }

  @Test
  void pendingAndVerifyingKeysArePublishedAndRetiredOnesAreNot() {
    String first = ring.active(KeyPurpose.JWT).id();

    String second = ring.rotate(KeyPurpose.JWT).id();

    assertThat(published(ring)).containsExactly(first, second);
    clock.advance(policy.publicationDelay());
    assertThat(published(ring)).containsExactly(first, second);
    clock.advance(policy.tokensLiveFor());
    assertThat(published(ring)).containsExactly(second);
  }

  @Test
  void twoRingsOverOneStoreChooseAlikeAtEveryInstant() {
    KeyRing other = KeyRing.open(store, policy.rotateEvery(Duration.ofHours(1)), clock);
    KeyRing third = KeyRing.open(store, policy.rotateEvery(Duration.ofHours(1)), clock);

    for (int minute = 0; minute < 300; minute++) {
      (minute % 2 == 0 ? other : third).refresh();
      ring.refresh();
      other.refresh();
      third.refresh();

      assertThat(other.entries()).isEqualTo(ring.entries());
      assertThat(third.entries()).isEqualTo(ring.entries());
      assertThat(other.active(KeyPurpose.JWT).id())
          .isEqualTo(ring.active(KeyPurpose.JWT).id());
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(states(ring, KeyPurpose.MAC)).hasSize(6);
  }

  @Test
  void aScheduleRotatesSoThatTheSuccessorBeginsOnTime() {
    Duration life = Duration.ofHours(1);
    KeyRing scheduled = KeyRing.open(store, policy.rotateEvery(life), clock);
    clock.advance(life.minus(policy.publicationDelay()).minus(SECOND));

    scheduled.refresh();
    assertThat(states(scheduled, KeyPurpose.MAC)).containsExactly(ACTIVE);
    clock.advance(SECOND);
    scheduled.refresh();

    assertThat(states(scheduled, KeyPurpose.MAC)).containsExactly(ACTIVE, PENDING);
    assertThat(states(scheduled, KeyPurpose.SUBJECT)).containsExactly(ACTIVE);
    clock.advance(policy.publicationDelay());
    assertThat(states(scheduled, KeyPurpose.MAC)).containsExactly(VERIFYING, ACTIVE);
  }

  @Test
  void aScheduleShorterThanThePublicationIsRefused() {
    assertThat(policy.rotateEvery(Duration.ofSeconds(421)).rotateEvery()).isPresent();
    assertThatThrownBy(() -> policy.rotateEvery(Duration.ofMinutes(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before they are published, which takes PT7M");
  }

  @Test
  @DisplayName("Requirement 52: from ES256 to Ed25519 with both live")
  void anotherAlgorithmComesAsASuccessor() {
    KeyEntry former = ring.active(KeyPurpose.JWT);

    KeyRing changed = KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.ED25519), clock);
    KeyRing again = KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.ED25519), clock);

    assertThat(states(again, KeyPurpose.JWT)).containsExactly(ACTIVE, PENDING);
    assertThat(changed.active(KeyPurpose.JWT).id()).isEqualTo(former.id());
    clock.advance(policy.publicationDelay());
    assertThat(changed.active(KeyPurpose.JWT).algorithm()).isEqualTo(KeyAlgorithm.ED25519);
    assertThat(changed.find(KeyPurpose.JWT, former.id())).isPresent();
    clock.advance(policy.tokensLiveFor());
    assertThat(changed.find(KeyPurpose.JWT, former.id())).isEmpty();
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceAndItsSuccessorSignsAtOnce() {
    KeyEntry doomed = ring.active(KeyPurpose.MAC);

    ring.revoke(KeyPurpose.MAC, doomed.id());

    assertThat(ring.find(KeyPurpose.MAC, doomed.id())).isEmpty();
    assertThat(ring.find(KeyPurpose.MAC, doomed.shortId())).isEmpty();
    assertThat(ring.revoked(KeyPurpose.MAC, doomed.shortId())).isTrue();
    assertThat(ring.revoked(KeyPurpose.ROTATE, doomed.shortId())).isFalse();
    assertThat(ring.active(KeyPurpose.MAC).id()).isNotEqualTo(doomed.id());
    assertThat(ring.revoked(KeyPurpose.MAC, ring.active(KeyPurpose.MAC).shortId()))
        .isFalse();
    assertThat(states(ring, KeyPurpose.MAC)).containsExactly(REVOKED, ACTIVE);
  }

  @Test
  void anActiveKeyThatIsRevokedWhileItsSuccessorIsPendingGetsOneThatSignsNow() {
    String doomed = ring.active(KeyPurpose.JWT).id();
    String pending = ring.rotate(KeyPurpose.JWT).id();

    ring.revoke(KeyPurpose.JWT, doomed);

    assertThat(states(ring, KeyPurpose.JWT)).containsExactly(REVOKED, VERIFYING, ACTIVE);
    assertThat(ring.active(KeyPurpose.JWT).id()).isNotIn(doomed, pending);
    assertThat(published(ring)).doesNotContain(doomed);
  }

  @Test
  void aPendingKeyThatIsRevokedNeverSigns() {
    String active = ring.active(KeyPurpose.JWT).id();
    String pending = ring.rotate(KeyPurpose.JWT).id();

    ring.revoke(KeyPurpose.JWT, pending);
    clock.advance(policy.publicationDelay());

    assertThat(ring.active(KeyPurpose.JWT).id()).isEqualTo(active);
    assertThat(states(ring, KeyPurpose.JWT)).containsExactly(ACTIVE, REVOKED);
    assertThat(ring.rotate(KeyPurpose.JWT).name()).isEqualTo("jwt-3");
  }

  @Test
  void aRevocationIsToldOnceAndAnUnknownIdIsAMistake() {
    String doomed = ring.active(KeyPurpose.JWT).id();
    heard.clear();

    ring.revoke(KeyPurpose.JWT, doomed);
    ring.revoke(KeyPurpose.JWT, doomed);

    String next = ring.active(KeyPurpose.JWT).id();
    assertThat(heard)
        .containsExactly(new KeyRotated("jwt-2", next), new KeyRevoked("jwt-1", doomed));
    assertThatThrownBy(() -> ring.revoke(KeyPurpose.JWT, "nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no jwt key has the id nobody");
  }

  @Test
  void anotherNodeLearnsOfARevocationWhenItRefreshes() {
    KeyRing other = KeyRing.open(store, policy, clock);
    String doomed = ring.active(KeyPurpose.JWT).id();
    ring.revoke(KeyPurpose.JWT, doomed);

    other.refresh();

    assertThat(other.find(KeyPurpose.JWT, doomed)).isEmpty();
    assertThat(other.entries()).isEqualTo(ring.entries());
  }

  @Test
  void aRevocationThatIsUndoneInTheStoreStaysInMind() {
    String doomed = ring.active(KeyPurpose.JWT).id();
    StoredKey before = stored("jwt-1");
    ring.revoke(KeyPurpose.JWT, doomed);
    store.replace(stored("jwt-1"), before);

    ring.refresh();

    assertThat(ring.find(KeyPurpose.JWT, doomed)).isEmpty();
  }

  @Test
  void eightNodesThatRotateTogetherMakeOneKey() throws Exception {
    int nodes = 8;
    CyclicBarrier together = new CyclicBarrier(nodes);
    ExecutorService threads = Executors.newFixedThreadPool(nodes);

    List<Future<String>> made = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      KeyRing own = KeyRing.open(store, policy, clock);
      made.add(threads.submit(() -> {
        together.await();
        return own.rotate(KeyPurpose.JWT).id();
      }));
    }
    threads.shutdown();

    String id = made.get(0).get();
    for (Future<String> each : made) assertThat(each.get()).isEqualTo(id);
    ring.refresh();
    assertThat(states(ring, KeyPurpose.JWT)).containsExactly(ACTIVE, PENDING);
  }

  @Test
  void keysThatNobodyCanMissArePurgedAndNumbersAreNotGivenTwice() {
    String doomed = ring.active(KeyPurpose.MAC).id();
    ring.revoke(KeyPurpose.MAC, doomed);
    clock.advance(policy.tokensLiveFor().minus(SECOND));

    int early = ring.purge();
    clock.advance(SECOND);
    int removed = ring.purge();

    assertThat(early).isZero();
    assertThat(removed).isEqualTo(1);
    assertThat(store.load()).extracting(StoredKey::name).doesNotContain("mac-1").contains("mac-2");
    assertThat(ring.rotate(KeyPurpose.MAC).name()).isEqualTo("mac-3");
  }

  @Test
  void aListingTellsTimesAndNoSecret() {
    ring.rotate(KeyPurpose.JWT);

    KeyStatus first = ring.entries().get(0);

    assertThat(first.name()).isEqualTo("jwt-1");
    assertThat(first.createdAt()).isEqualTo(ManualClock.NOON);
    assertThat(first.verifiesUntil())
        .contains(ManualClock.NOON.plus(policy.publicationDelay()).plus(policy.tokensLiveFor()));
    assertThat(ring.entries())
        .extracting(KeyStatus::name)
        .containsExactly("jwt-1", "jwt-2", "mac-1", "rotate-1", "csrf-1", "subject-1");
  }

  private StoredKey stored(String name) {
    return store.load().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> published(KeyRing ring) {
    return ring.jwks().objects("keys").orElseThrow().stream()
        .map(key -> key.text("kid").orElseThrow())
        .toList();
  }

  private static List<KeyState> states(KeyRing ring, KeyPurpose purpose) {
    return ring.entries().stream()
        .filter(key -> key.purpose() == purpose)
        .map(KeyStatus::state)
        .toList();
  }
}
