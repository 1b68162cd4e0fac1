package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.token.jwt.Counterfeit.LOCAL;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.token.SessionToken;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a signature which is not verified again lets nobody in who would not have been. */
class VerifiedJwtsTest {

  private static final int LENGTH = 600;

  private final Shop shop = Shop.with(Shop.freshRing(KeyAlgorithm.ES256), options -> options);
  private final ManualClock clock = new ManualClock();
  private final KeyStore store = KeyStore.ephemeral();
  private final KeyRing ring = KeyRing.open(store, KeyPolicy.ephemeral(), clock);
  private final JwtSignatures signatures = new JwtSignatures(ring);
  private final VerifiedJwts verified = new VerifiedJwts(clock, 10 * LENGTH);

  @Test
  void whatWasVerifiedIsFoundByTheSameTextAlone() {
    keep(token(1));

    assertThat(verified.find(token(1), JwtType.ACCESS)).contains(claims());
    assertThat(verified.find(token(2), JwtType.ACCESS)).isEmpty();
    assertThat(verified.find(token(1), JwtType.SESSION)).isEmpty();
  }

  @Test
  void aRevokedKeyVouchesForNothingThatItSignedBefore() {
    keep(token(1));

    ring.revoke(KeyPurpose.JWT, key().id());

    assertThat(verified.find(token(1), JwtType.ACCESS)).isEmpty();
  }

  @Test
  void aKeyThatTheRingDoesNotHoldVouchesForNothingThoughItHasTheId() {
    KeyEntry twin = KeyRing.open(store, KeyPolicy.ephemeral(), clock).active(KeyPurpose.JWT);

    verified.keep(token(1), JwtType.ACCESS, signatures, twin, claims());

    assertThat(twin.id()).isEqualTo(key().id());
    assertThat(verified.find(token(1), JwtType.ACCESS)).isEmpty();
  }

  @Test
  void nothingIsKeptLongerThanTheTokenLives() {
    keep(token(1));
    clock.advance(ofMinutes(5).minusMillis(1));
    assertThat(verified.find(token(1), JwtType.ACCESS)).isPresent();

    clock.advance(Duration.ofMillis(1));
    assertThat(verified.find(token(1), JwtType.ACCESS)).isEmpty();

    // Memory is given back in steps of about a second.
    clock.advance(Duration.ofSeconds(2));
    assertThat(verified.size()).isZero();
  }

  @Test
  void aTokenThatIsOverIsNotKept() {
    JwtClaims over = claims();
    clock.advance(ofMinutes(5));

    verified.keep(token(1), JwtType.ACCESS, signatures, key(), over);

    assertThat(verified.size()).isZero();
  }

  @Test
  void itsSizeIsBounded() {
    IntStream.range(0, 1000).forEach(number -> keep(token(number)));

    assertThat(verified.size()).isBetween(1L, 10L);
  }

  @Test
  void looksDisplaceNothing() {
    keep(token(1));

    IntStream.range(2, 10_000)
        .forEach(
            number -> assertThat(verified.find(token(number), JwtType.ACCESS)).isEmpty());

    assertThat(verified.find(token(1), JwtType.ACCESS)).isPresent();
  }

  @Test
  void showsNoToken() {
    keep(token(1));

    assertThat(verified).hasToString("VerifiedJwts[1]");
  }

  @Test
  @DisplayName("JWT attack 43: a token that was good a moment ago, after each thing that ends it")
  void aTokenThatWasGoodIsAskedAboutTimeAndEndEachTime() {
    String ended = good(Shop.ALICE);
    String over = good(Subject.of("bob"));
    shop.tokens().control().endAll(Shop.ALICE.id());
    assertThat(shop.admits(Shop.withBearer(ended), LOCAL)).isFalse();

    shop.clock.advance(ofMinutes(5));
    assertThat(shop.admits(Shop.withBearer(over), LOCAL)).isFalse();

    assertThat(shop.rejections()).containsExactly(ENDED, EXPIRED);
  }

  @Test
  @DisplayName("JWT attack 43: a token that was good a moment ago, after its key was revoked")
  void aTokenThatWasGoodFallsWithItsKey() {
    String token = good(Shop.ALICE);

    shop.keys.revoke(KeyPurpose.JWT, shop.keys.active(KeyPurpose.JWT).id());

    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isFalse();
  }

  @Test
  void aClockThatIsSetBackMakesATokenThatWasGoodOneOfTheFuture() {
    String token = good(Shop.ALICE);

    shop.clock.advance(Duration.ofSeconds(3).negated());

    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isFalse();
    assertThat(shop.rejections()).containsExactly(NOT_FOR_THIS);
  }

  private String good(Subject subject) {
    String token = shop.pairOf(subject).token().reveal();
    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isTrue();
    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isTrue();
    return token;
  }

  private void keep(SessionToken token) {
    verified.keep(token, JwtType.ACCESS, signatures, key(), claims());
  }

  private KeyEntry key() {
    return ring.active(KeyPurpose.JWT);
  }

  private static SessionToken token(int number) {
    return SessionToken.of(String.format(Locale.ROOT, "%0" + LENGTH + "d", number));
  }

  private JwtClaims claims() {
    return JwtClaims.of(
        SessionDraft.opened(
                SessionId.of(new byte[SessionId.BYTES]),
                TokenKind.REFRESH,
                Subject.of("alice"),
                1,
                SecretHash.of(new byte[SecretHash.BYTES]),
                new Authentication("pwd", ManualClock.NOON, 1),
                ManualClock.NOON)
            .record(),
        ofMinutes(5),
        ManualClock.NOON);
  }
}
