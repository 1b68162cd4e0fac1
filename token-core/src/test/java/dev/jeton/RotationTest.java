package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Recovered;
import dev.jeton.event.SessionEvent.Repeated;
import dev.jeton.event.SessionEvent.Rotated;
import dev.jeton.event.SessionEvent.StoreBehind;
import dev.jeton.http.RecordingExchange;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A race and a lost answer log nobody out. */
class RotationTest {
  private static final Duration GRACE = ofSeconds(10);
  private final Shop shop = Shop.open();
  private final SessionToken first = refreshTokenOf(shop);

  @Test
  void aTokenYoungerThanTheGraceStaysAndNothingIsWritten() {
    shop.clock.advance(GRACE.minusMillis(1));
    shop.store.calls();
    shop.heard.clear();

    assertThat(refresh(first)).contains(first);

    assertThat(shop.store.calls()).containsExactly("find");
    assertThat(shop.heard).isEmpty();
  }

  @Test
  void aTokenAsOldAsTheGraceIsRotatedInOneWrite() {
    shop.clock.advance(GRACE);
    shop.store.calls();

    assertThat(refresh(first)).isPresent().isNotEqualTo(Optional.of(first));

    assertThat(shop.store.calls()).containsExactly("find", "replace");
  }

  @Test
  void withoutAGraceATokenStaysForASecond() {
    Shop hasty = Shop.with(options -> options.rotation(RotationPolicy.graceful().within(ZERO)));
    SessionToken held = refreshTokenOf(hasty);

    hasty.clock.advance(ofMillis(999));
    Optional<SessionToken> young = refresh(hasty, held);
    hasty.clock.advance(ofMillis(1));
    Optional<SessionToken> older = refresh(hasty, held);

    assertThat(young).contains(held);
    assertThat(older).isPresent().isNotEqualTo(young);
  }

  @Test
  @DisplayName("The successor is HMAC(rotation key, session id, generation, secret)")
  void theSuccessorFollowsFromTheSecret() {
    SessionToken second = rotated();

    byte[] from = payload(first);
    byte[] expected = shop.keys
        .active(KeyPurpose.ROTATE)
        .hmac(
            Arrays.copyOfRange(from, 5, 21),
            ByteBuffer.allocate(4).putInt(2).array(),
            Arrays.copyOfRange(from, 25, 57));
    assertThat(Arrays.copyOfRange(payload(second), 25, 57)).isEqualTo(expected);
    assertThat(ByteBuffer.wrap(payload(second), 21, 4).getInt()).isEqualTo(2);
    assertThat(record().secretHash()).isEqualTo(SecretHash.ofSecret(expected));
  }

  @Test
  @DisplayName("JWT attack 46: whoever loses a race gets the winner's answer, byte for byte")
  void theTokenBeforeGetsTheSameSuccessorUntilTheGraceIsOver() {
    SessionToken second = rotated();
    shop.heard.clear();
    shop.clock.advance(GRACE.minusMillis(1));

    assertThat(refresh(first)).contains(second);

    assertThat(shop.heard).singleElement().isInstanceOf(Repeated.class);
    assertThat(record().generation()).isEqualTo(2);
  }

  @Test
  void presentationsInTheGraceAreWrittenOnceAGeneration() {
    rotated();
    shop.store.calls();

    refresh(first);
    refresh(first);
    refresh(first);

    assertThat(shop.store.calls()).containsExactly("find", "replace", "find", "find");
    assertThat(record().rotation().graceHits()).isEqualTo(1);
  }

  @Test
  void afterTheGraceALostAnswerIsRecoveredByAnotherSuccessor() {
    SessionToken second = rotated();
    shop.clock.advance(GRACE);
    shop.heard.clear();

    SessionToken third = refresh(first).orElseThrow();

    byte[] from = payload(first);
    byte[] expected = shop.keys
        .active(KeyPurpose.ROTATE)
        .hmac(
            "recover".getBytes(US_ASCII),
            Arrays.copyOfRange(from, 5, 21),
            ByteBuffer.allocate(4).putInt(3).array(),
            Arrays.copyOfRange(from, 25, 57));
    assertThat(third).isNotEqualTo(second);
    assertThat(Arrays.copyOfRange(payload(third), 25, 57)).isEqualTo(expected);
    assertThat(shop.heard).singleElement().isInstanceOf(Recovered.class);
    assertThat(record().rotation().recovered()).isTrue();
  }

  @Test
  void theHolderOfARecoveredTokenGetsItAgainUntilTheGraceIsOver() {
    rotated();
    shop.clock.advance(GRACE);
    SessionToken third = refresh(first).orElseThrow();
    shop.clock.advance(GRACE.minusMillis(1));

    assertThat(refresh(first)).contains(third);

    shop.clock.advance(ofMillis(1));
    assertThat(refresh(third)).isPresent().isNotEqualTo(Optional.of(third));
  }

  @Test
  void anAnswerLostAfterARecoveryThatArrivedIsRecoveredToo() {
    rotated();
    shop.clock.advance(GRACE);
    SessionToken third = refresh(first).orElseThrow();
    shop.clock.advance(GRACE);
    refresh(third);
    shop.clock.advance(GRACE);

    assertThat(refresh(third)).isPresent();

    assertThat(record().generation()).isEqualTo(5);
    assertThat(record().end()).isEmpty();
  }

  @Test
  void theOneWriteDecidesBetweenTwoWhoRead() {
    shop.clock.advance(GRACE);
    SessionToken[] winners = new SessionToken[1];
    shop.store.beforeNextReplace(() -> winners[0] = refresh(first).orElseThrow());
    shop.heard.clear();

    SessionToken loser = refresh(first).orElseThrow();

    assertThat(loser).isEqualTo(winners[0]);
    assertThat(record().generation()).isEqualTo(2);
    assertThat(shop.heard).hasExactlyElementsOfTypes(Rotated.class, Repeated.class);
  }

  @Test
  void keysThatRotateBetweenTheWinnerAndTheLoserChangeNoByte() {
    KeyPolicy policy = KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256);
    ManualClock clock = new ManualClock();
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), policy, clock);
    Shop rotating = Shop.with(keys, options -> options.clock(clock));
    SessionToken held = refreshTokenOf(rotating);
    for (KeyPurpose purpose : List.of(KeyPurpose.MAC, KeyPurpose.ROTATE)) keys.rotate(purpose);
    String tagging = keys.active(KeyPurpose.MAC).id();
    clock.advance(policy.publicationDelay().minusMillis(1));
    SessionToken winners = refresh(rotating, held).orElseThrow();
    clock.advance(ofSeconds(1));

    SessionToken losers = refresh(rotating, held).orElseThrow();

    assertThat(keys.active(KeyPurpose.MAC).id()).isNotEqualTo(tagging);
    assertThat(losers).isEqualTo(winners);
  }

  @Test
  void aChangeThatIsNoRotationIsNoLostRace() {
    shop.clock.advance(GRACE);
    shop.store.beforeNextReplace(() -> {
      SessionRecord record = record();
      shop.store.replace(record.changed().persistent(true).record(), record.version());
    });

    SessionToken next = refresh(first).orElseThrow();

    assertThat(next).isNotEqualTo(first);
    assertThat(record().generation()).isEqualTo(2);
    assertThat(record().persistent()).isTrue();
  }

  @Test
  void theStoreBeingBehindEndsNothing() {
    SessionRecord before = record();
    SessionToken second = rotated();
    shop.store.answering(
        SessionDraft.of(before).lastSeenAt(shop.clock.instant()).record());
    shop.heard.clear();

    assertThat(refresh(second)).isEmpty();

    assertThat(shop.heard.get(0)).isInstanceOfSatisfying(StoreBehind.class, behind -> {
      assertThat(behind.presented()).isEqualTo(2);
      assertThat(behind.known()).isEqualTo(1);
    });
    assertThat(shop.rejections()).containsExactly(Rejection.STORE_BEHIND);
    shop.store.answeringTruly();
    assertThat(refresh(second)).contains(second);
  }

  @Test
  void atItsLastGenerationASessionEnds() {
    SessionRecord record = record();
    SessionRecord last = record.changed().generation(Integer.MAX_VALUE).record();
    shop.store.replace(last, record.version());
    shop.clock.advance(GRACE);
    SessionToken held = shop.tokenOf(last, first);

    assertThat(refresh(held)).isEmpty();

    assertThat(record().end().map(SessionRecord.End::reason)).contains(EndReason.EXHAUSTED);
    assertThat(shop.heard).filteredOn(SessionEvent.Ended.class::isInstance).hasSize(1);
  }

  @Test
  void theGraceReachesFromNothingToAMinute() {
    for (Duration grace : List.of(ZERO, ofSeconds(60)))
      assertThat(RotationPolicy.strict().within(grace).grace()).isEqualTo(grace);
    for (Duration grace : List.of(ofMillis(-1), ofSeconds(60).plusMillis(1)))
      assertThatThrownBy(() -> RotationPolicy.graceful().within(grace))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a grace of " + grace + " is not within PT0S to PT1M");
  }

  @Test
  void sessionsThatEndSoonerThanTheGraceAreSeenAllTheSame() {
    Shop brief = Shop.with(options -> options.lifetimes(new Lifetimes(ofSeconds(4), ofMinutes(1))));
    SessionToken held = refreshTokenOf(brief);

    for (int i = 0; i < 3; i++) {
      brief.clock.advance(ofSeconds(3));
      assertThat(refresh(brief, held)).contains(held);
    }
  }

  private SessionToken rotated() {
    shop.clock.advance(ofMinutes(1));
    return refresh(first).orElseThrow();
  }

  private SessionRecord record() {
    return shop.store
        .find(SessionId.of(Arrays.copyOfRange(payload(first), 5, 21)))
        .orElseThrow();
  }

  private static byte[] payload(SessionToken token) {
    return Base64.getUrlDecoder().decode(token.reveal().substring("jeton_r_".length()));
  }

  private static SessionToken refreshTokenOf(Shop shop) {
    return shop.pairOf(ALICE).refreshToken().orElseThrow();
  }

  private Optional<SessionToken> refresh(SessionToken held) {
    return refresh(shop, held);
  }

  private static Optional<SessionToken> refresh(Shop shop, SessionToken held) {
    return shop.tokens()
        .refresh(RecordingExchange.post("/token/refresh"), held)
        .flatMap(IssuedTokens::refreshToken);
  }
}
