package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.Reused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Reuse;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.Rotation;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A copy that comes back ends the session, for the thief and for the owner. */
class ReuseTest {
  private static final Duration GRACE = ofSeconds(10);
  private final Shop shop = Shop.open();
  private final IssuedTokens opened = shop.pairOf(ALICE);
  private final SessionToken first = opened.refreshToken().orElseThrow();

  @Test
  @DisplayName("Requirements 47 and 96, JWT attack 46: reuse after two rotations ends the session")
  void aTokenOlderThanTheOneBeforeEndsTheSessionForAll() {
    SessionToken second = rotated(first);
    IssuedTokens third =
        shop.tokens().refresh(RecordingExchange.post("/"), later(second)).orElseThrow();
    shop.heard.clear();

    assertThat(refresh(first)).isEmpty();

    assertThat(reuses()).containsExactly(Reuse.OLDER);
    assertThat(ends()).containsExactly(EndReason.REUSED);
    assertThat(refresh(third.refreshToken().orElseThrow())).isEmpty();
    assertThat(shop.admits(Shop.withBearer(third.token().reveal()), Access.session()))
        .isFalse();
    assertThat(shop.admits(
            Shop.withBearer(third.token().reveal()), Access.session().trust(Trust.LOCAL)))
        .isFalse();
  }

  @Test
  void aTokenOlderThanTheOneBeforeIsReusedInTheGraceToo() {
    SessionToken second = rotated(first);
    rotated(second);

    assertThat(refresh(first)).isEmpty();

    assertThat(reuses()).containsExactly(Reuse.OLDER);
  }

  @Test
  void aReuseIsToldOnce() {
    rotated(rotated(first));
    shop.heard.clear();

    for (int i = 0; i < 3; i++) assertThat(refresh(first)).isEmpty();

    assertThat(reuses()).hasSize(1);
    assertThat(ends()).hasSize(1);
    assertThat(shop.rejections())
        .containsExactly(Rejection.REUSED, Rejection.ENDED, Rejection.ENDED);
  }

  @Test
  void ofTwoRequestsThatNoticeAReuseAtOnceOneTells() {
    rotated(rotated(first));
    shop.store.answering(record());
    shop.heard.clear();

    assertThat(refresh(first)).isEmpty();
    assertThat(refresh(first)).isEmpty();

    assertThat(reuses()).hasSize(1);
    assertThat(ends()).hasSize(1);
    assertThat(shop.rejections()).containsExactly(Rejection.REUSED, Rejection.REUSED);
  }

  @Test
  @DisplayName("JWT attack 46: a thief who recovers is found out by the owner's next refresh")
  void theAnswerThatWasTakenForLostEndsTheSession() {
    SessionToken owners = rotated(first);
    SessionToken thiefs = refresh(later(first)).orElseThrow();
    shop.heard.clear();

    assertThat(refresh(owners)).isEmpty();

    assertThat(reuses()).containsExactly(Reuse.ABANDONED);
    assertThat(refresh(thiefs)).isEmpty();
  }

  @Test
  void aTokenIsNotRecoveredTwice() {
    rotated(first);
    SessionToken recovered = refresh(later(first)).orElseThrow();

    assertThat(refresh(later(first))).isEmpty();

    assertThat(reuses()).containsExactly(Reuse.RECOVERED_BEFORE);
    assertThat(refresh(recovered)).isEmpty();
  }

  @Test
  void underTheStrictPolicyNoAnswerIsRecovered() {
    Shop strict = Shop.with(options -> options.rotation(RotationPolicy.strict()));
    SessionToken held = strict.pairOf(ALICE).refreshToken().orElseThrow();
    strict.clock.advance(GRACE);
    Optional<SessionToken> next = refresh(strict, held);
    strict.clock.advance(GRACE.minusMillis(1));

    assertThat(refresh(strict, held)).isEqualTo(next);

    strict.clock.advance(Duration.ofMillis(1));
    assertThat(refresh(strict, held)).isEmpty();
    assertThat(strict.heard)
        .filteredOn(Reused.class::isInstance)
        .extracting(event -> ((Reused) event).how())
        .containsExactly(Reuse.NOT_RECOVERED);
  }

  @Test
  @DisplayName("JWT attack 46: a copy with a wrong tag, and a known session id, change nothing")
  void whatIsNotProvenToBeOursChangesNothing() {
    rotated(rotated(first));
    SessionRecord before = record();
    shop.heard.clear();
    String text = first.reveal();

    for (int at = "jeton_r_".length(); at < text.length(); at += 7) {
      char other = text.charAt(at) == 'A' ? 'B' : 'A';
      String altered = text.substring(0, at) + other + text.substring(at + 1);
      assertThat(refresh(SessionToken.of(altered))).isEmpty();
    }

    assertThat(record()).isEqualTo(before);
    assertThat(ends()).isEmpty();
    assertThat(reuses()).isEmpty();
  }

  @Test
  @DisplayName(
      "Whoever can tag, but has no secret, can't make a token look like a copy of the one before")
  void aTokenThatDoesNotLeadToTheCurrentOneEndsNothing() {
    SessionToken second = rotated(first);
    SessionRecord record = record();
    SessionToken invented = shop.tokenOf(record.changed().generation(1).record(), second);

    assertThat(refresh(later(invented))).isEmpty();

    assertThat(shop.rejections()).containsExactly(Rejection.FORGED);
    assertThat(record().end()).isEmpty();
  }

  @Test
  void whereTheKeyOfASuccessorIsGoneNobodyIsAccused() {
    rotated(first);
    SessionRecord record = record();
    shop.store.replace(
        record
            .changed()
            .rotation(Rotation.derived(record.rotation().at(), "AAAAAA", false))
            .record(),
        record.version());

    assertThat(refresh(later(first))).isEmpty();

    assertThat(shop.rejections()).containsExactly(Rejection.SUPERSEDED);
    assertThat(record().end()).isEmpty();
  }

  @Test
  void askingAboutAUsedUpTokenEndsNothing() {
    rotated(rotated(first));

    boolean admitted = shop.admits(Shop.withBearer(first.reveal()), Access.session());

    assertThat(admitted).isFalse();
    assertThat(record().end()).isEmpty();
  }

  private SessionToken rotated(SessionToken held) {
    return refresh(later(held)).orElseThrow();
  }

  private SessionToken later(SessionToken held) {
    shop.clock.advance(GRACE);
    return held;
  }

  private SessionRecord record() {
    byte[] payload = Base64.getUrlDecoder().decode(first.reveal().substring("jeton_r_".length()));
    return shop.store.find(SessionId.of(Arrays.copyOfRange(payload, 5, 21))).orElseThrow();
  }

  private List<Reuse> reuses() {
    return shop.heard.stream()
        .filter(Reused.class::isInstance)
        .map(event -> ((Reused) event).how())
        .toList();
  }

  private List<EndReason> ends() {
    return shop.heard.stream()
        .filter(Ended.class::isInstance)
        .map((SessionEvent event) -> ((Ended) event).reason())
        .toList();
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
