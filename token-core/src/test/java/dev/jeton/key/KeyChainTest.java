package dev.jeton.key;

import static dev.jeton.key.KeyState.ACTIVE;
import static dev.jeton.key.KeyState.PENDING;
import static dev.jeton.key.KeyState.RETIRED;
import static dev.jeton.key.KeyState.REVOKED;
import static dev.jeton.key.KeyState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyChainTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final KeyFacts first = key(1, NOON);
  private final KeyFacts second = key(2, NOON.plusSeconds(600));

  @Test
  void aSuccessorIsPendingUntilItBeginsAndActiveFromThen() {
    KeyChain chain = chain(first, second);
    Instant begins = second.activeFrom();

    assertThat(states(chain, begins.minus(SECOND))).containsExactly(ACTIVE, PENDING);
    assertThat(chain.active(begins.minus(SECOND))).contains(first);
    assertThat(states(chain, begins)).containsExactly(VERIFYING, ACTIVE);
    assertThat(chain.active(begins)).contains(second);
  }

  @Test
  void aKeyVerifiesForTheOverlapAfterItsSuccessorBeganAndNoLonger() {
    KeyChain chain = chain(first, second);
    Instant over = second.activeFrom().plus(OVERLAP);

    assertThat(chain.verifiesUntil(first)).contains(over);
    assertThat(states(chain, over.minus(SECOND))).containsExactly(VERIFYING, ACTIVE);
    assertThat(states(chain, over)).containsExactly(RETIRED, ACTIVE);
  }

  @Test
  void aLoneKeyIsActiveForEver() {
    KeyChain chain = chain(first);

    assertThat(states(chain, NOON.plus(Duration.ofDays(9_999)))).containsExactly(ACTIVE);
    assertThat(chain.verifiesUntil(first)).isEmpty();
  }

  @Test
  void aNodeWhoseClockIsBehindSignsWithTheOneKeyThereIs() {
    KeyChain chain = chain(first, second);

    assertThat(states(chain, NOON.minus(SECOND))).containsExactly(ACTIVE, PENDING);
  }

  @Test
  void aNodeWhoseClockIsBehindDoesNotSignWithARevokedKey() {
    KeyChain chain = chain(first.revokedAt(NOON), second);

    assertThat(chain.active(NOON)).contains(second);
    assertThat(states(chain, NOON)).containsExactly(REVOKED, ACTIVE);
  }

  @Test
  void theNewestKeyIsTheLastThatIsNotRevoked() {
    KeyFacts revoked = second.revokedAt(NOON);

    assertThat(chain(first, second).newest()).contains(second);
    assertThat(chain(first, revoked).newest()).contains(first);
    assertThat(chain(first.revokedAt(NOON), revoked).newest()).isEmpty();
  }

  @Test
  void whereEveryKeyIsRevokedNoneSignsAndEveryOneIsKept() {
    KeyFacts revoked = first.revokedAt(NOON);
    KeyChain chain = chain(revoked, second.revokedAt(NOON));

    assertThat(chain.active(second.activeFrom())).isEmpty();
    assertThat(chain.dispensable(revoked, NOON.plus(Duration.ofDays(9_999)))).isFalse();
  }

  @Test
  void aRevokedKeyIsNothingElseWhateverTheTime() {
    KeyFacts revoked = second.revokedAt(NOON.plusSeconds(5));
    KeyChain chain = chain(first, revoked);

    for (int seconds : new int[] {-1, 0, 5, 600, 99_999})
      assertThat(states(chain, NOON.plusSeconds(seconds))).containsExactly(ACTIVE, REVOKED);
  }

  @Test
  void aKeyIsRetiredByItsOwnSuccessorThoughThatWasRevokedLater() {
    KeyFacts revoked = second.revokedAt(second.activeFrom().plusSeconds(60));
    KeyFacts third = key(3, second.activeFrom().plusSeconds(60));
    KeyChain chain = chain(first, revoked, third);
    Instant over = second.activeFrom().plus(OVERLAP);

    assertThat(states(chain, over.minus(SECOND))).containsExactly(VERIFYING, REVOKED, ACTIVE);
    assertThat(states(chain, over)).containsExactly(RETIRED, REVOKED, ACTIVE);
  }

  @Test
  void aSuccessorThatWasRevokedBeforeItBeganRetiresNobody() {
    KeyFacts revoked = second.revokedAt(NOON.plusSeconds(5));

    assertThat(chain(first, revoked).verifiesUntil(first)).isEmpty();
  }

  @Test
  void theOrderInWhichKeysAreListedDoesNotMatter() {
    KeyChain chain = chain(second, first);

    assertThat(states(chain, second.activeFrom())).containsExactly(VERIFYING, ACTIVE);
  }

  @Test
  void aKeyIsDispensableOneOverlapAfterItIsRetiredAndNotBefore() {
    KeyChain chain = chain(first, second);
    Instant dispensable = second.activeFrom().plus(OVERLAP).plus(OVERLAP);

    assertThat(chain.dispensable(first, dispensable.minus(SECOND))).isFalse();
    assertThat(chain.dispensable(first, dispensable)).isTrue();
    assertThat(chain.dispensable(second, NOON.plus(Duration.ofDays(9_999)))).isFalse();
  }

  @Test
  void aRevokedKeyIsDispensableOneOverlapAfterThatUnlessItsNumberIsTheHighest() {
    Instant at = second.activeFrom().plusSeconds(60);
    KeyFacts revoked = second.revokedAt(at);
    KeyChain followed = chain(first, revoked, key(3, at));

    assertThat(followed.dispensable(revoked, at.plus(OVERLAP).minus(SECOND))).isFalse();
    assertThat(followed.dispensable(revoked, at.plus(OVERLAP))).isTrue();
    assertThat(chain(first, revoked).dispensable(revoked, at.plus(OVERLAP))).isFalse();
  }

  private static List<KeyState> states(KeyChain chain, Instant now) {
    return chain.keys().stream().map(key -> chain.state(key, now)).toList();
  }

  private static KeyChain chain(KeyFacts... keys) {
    return new KeyChain(Stream.of(keys).toList(), OVERLAP);
  }

  private static KeyFacts key(int number, Instant activeFrom) {
    KeyEntry entry =
        KeyEntry.generate(KeyPurpose.MAC, KeyAlgorithm.HS256, NOON, new SecureRandom());
    return KeyFacts.of(number, entry, activeFrom);
  }
}
