package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.STORE_BEHIND;
import static dev.jeton.session.Rejection.UNKNOWN;
import static dev.jeton.token.jwt.Counterfeit.LOCAL;
import static dev.jeton.token.jwt.Counterfeit.text;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Forge;
import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.near.NearLimits;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtTokensTest {
  private final Shop shop = Shop.open();

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void whatIsIssuedIsAcceptedUnderEveryAlgorithm(KeyAlgorithm algorithm) {
    Shop signed = Shop.with(algorithm, options -> options);
    String token = signed.pairOf(Shop.ALICE).token().reveal();

    Session session = signed.admitted(Shop.withBearer(token), LOCAL).required();

    assertThat(session.subject()).isEqualTo(Shop.ALICE);
    assertThat(session.trust()).isEqualTo(Trust.LOCAL);
    assertThat(session.authentications()).containsExactly(signed.byPassword());
  }

  @Test
  void theHeaderSaysAlgorithmKeyAndTypeAndNothingElse() {
    String token = shop.pairOf(Shop.ALICE).token().reveal();

    String header = Forge.decoded(token.substring(0, token.indexOf('.')));

    String kid = shop.keys.active(KeyPurpose.JWT).id();
    assertThat(header).isEqualTo("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\",\"typ\":\"at+jwt\"}");
  }

  @Test
  void theClaimsAreThoseOfTheProfileAndNoOthers() {
    IssuedTokens issued = shop.pairOf(Shop.ALICE);
    String[] parts = issued.token().reveal().split("\\.", -1);

    String claims = Forge.decoded(parts[1]);

    long now = ManualClock.NOON.getEpochSecond();
    assertThat(claims.replaceFirst("\"jti\":\"[A-Za-z0-9_-]{22}\"", "\"jti\":\"…\""))
        .isEqualTo("{\"iss\":\"https://shop.example\",\"sub\":\"alice\","
            + "\"aud\":\"https://shop.example\",\"client_id\":\"first-party\",\"exp\":"
            + (now + 300)
            + ",\"iat\":" + now + ",\"jti\":\"…\",\"sid\":\"" + issued.session().id() + "\","
            + "\"ep\":1,\"gen\":1,\"auth_time\":" + now + ",\"acr\":\"1\",\"amr\":[\"pwd\"],"
            + "\"roles\":[\"user\"],\"permissions\":[\"orders:*\"],"
            + "\"session_created_at\":" + now + "000,"
            + "\"session_idle_ends_at\":" + (now + 30 * 60) + "000,"
            + "\"session_ends_at\":" + (now + 12 * 60 * 60) + "000}");
  }

  @Test
  void aTenantTravelsWithItsSubject() {
    SubjectId id = new SubjectId("acme", "alice");
    String token = shop.pairOf(new Subject(id, Set.of(), Set.of())).token().reveal();

    Session local = shop.admitted(Shop.withBearer(token), LOCAL).required();
    Session byRecord = shop.admitted(Shop.withBearer(token), Access.session()).required();

    assertThat(local.subject().id()).isEqualTo(id);
    assertThat(byRecord.subject().id()).isEqualTo(id);
  }

  @Test
  void livesUntilItsExpiry() {
    String token = shop.pairOf(Shop.ALICE).token().reveal();

    shop.clock.advance(ofMinutes(5).minusMillis(1));

    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isTrue();
    assertThat(shop.admits(Shop.withBearer(token), Access.session())).isTrue();
  }

  @Test
  void isOverAtItsExpiry() {
    String token = shop.pairOf(Shop.ALICE).token().reveal();

    shop.clock.advance(ofMinutes(5));

    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isFalse();
    assertThat(shop.admits(Shop.withBearer(token), Access.session())).isFalse();
    assertThat(shop.rejections()).containsExactly(EXPIRED, EXPIRED);
  }

  @Test
  void endsWithTheSessionWhereThatIsSooner() {
    Shop brief =
        Shop.with(options -> options.lifetimes(new Lifetimes(ofMinutes(30), ofMinutes(32))));
    IssuedTokens first = brief.pairOf(Shop.ALICE);
    brief.clock.advance(ofMinutes(29));

    IssuedTokens second = brief
        .tokens()
        .refresh(Shop.logInRequest(), first.refreshToken().orElseThrow())
        .orElseThrow();

    assertThat(second.expiresIn()).isEqualTo(ofMinutes(3));
    brief.clock.advance(ofMinutes(3));
    assertThat(brief.admits(Shop.withBearer(second.token().reveal()), LOCAL)).isFalse();
  }

  @Test
  void neverSaysThatItIsGoodForLessThanNothing() {
    Shop brief = Shop.with(options -> options.lifetimes(new Lifetimes(ofSeconds(3), ofSeconds(4))));
    brief.clock.advance(ofMillis(100));
    IssuedTokens first = brief.pairOf(Shop.ALICE);
    brief.clock.advance(ofSeconds(2));
    IssuedTokens second = brief
        .tokens()
        .refresh(Shop.logInRequest(), first.refreshToken().orElseThrow())
        .orElseThrow();
    brief.clock.advance(ofMillis(1_950));

    IssuedTokens last = brief
        .tokens()
        .refresh(Shop.logInRequest(), second.refreshToken().orElseThrow())
        .orElseThrow();

    assertThat(last.expiresIn()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void aLocalRouteReadsNoStore() {
    String token = shop.pairOf(Shop.ALICE).token().reveal();
    shop.store.calls();
    shop.store.goAway();

    boolean admitted = shop.admits(Shop.withBearer(token), LOCAL);

    assertThat(admitted).isTrue();
    assertThat(shop.store.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CACHED", "AUTHORITATIVE"})
  void aFresherRouteReadsTheRecord(Trust trust) {
    String token = shop.pairOf(Shop.ALICE).token().reveal();
    shop.clock.advance(NearLimits.DEFAULT.maxLag().plusNanos(1));
    shop.store.calls();

    Session session =
        shop.admitted(Shop.withBearer(token), Access.session().trust(trust)).required();

    assertThat(session.trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  void aLocalRouteRefusesAfterLogOutOnThisNode() {
    String token = shop.pairOf(Shop.ALICE).token().reveal();
    shop.admitted(Shop.withBearer(token), Access.session()).logOut();
    shop.store.calls();

    boolean admitted = shop.admits(Shop.withBearer(token), LOCAL);

    assertThat(admitted).isFalse();
    assertThat(shop.rejections()).containsExactly(ENDED);
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aLocalRouteRefusesAfterLogOutAndARestart() {
    String token = shop.pairOf(Shop.ALICE).token().reveal();
    String other = shop.pairOf(Shop.ALICE).token().reveal();
    shop.admitted(Shop.withBearer(token), Access.session()).logOut();

    shop.restart();

    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isFalse();
    assertThat(shop.admits(Shop.withBearer(other), LOCAL)).isTrue();
    assertThat(shop.rejections()).containsExactly(ENDED);
  }

  @Test
  void endingAllOfASubjectEndsItsTokensAndNobodyElses() {
    String first = shop.pairOf(Shop.ALICE).token().reveal();
    String second = shop.pairOf(Shop.ALICE).token().reveal();
    String bobs = shop.pairOf(Subject.of("bob")).token().reveal();

    shop.tokens().control().endAll(SubjectId.of("alice"));

    for (Access access : List.of(LOCAL, Access.session())) {
      assertThat(shop.admits(Shop.withBearer(first), access)).isFalse();
      assertThat(shop.admits(Shop.withBearer(second), access)).isFalse();
      assertThat(shop.admits(Shop.withBearer(bobs), access)).isTrue();
    }
    assertThat(shop.rejections()).containsOnly(ENDED);
  }

  @Test
  void endingAllOfASubjectHoldsAfterARestartAndSparesALaterLogIn() {
    String before = shop.pairOf(Shop.ALICE).token().reveal();
    shop.tokens().control().endAll(SubjectId.of("alice"));
    String after = shop.pairOf(Shop.ALICE).token().reveal();

    shop.restart();

    assertThat(shop.admits(Shop.withBearer(before), LOCAL)).isFalse();
    assertThat(shop.admits(Shop.withBearer(after), LOCAL)).isTrue();
  }

  @Test
  void aGenerationThatTheStoreHasNotReachedIsSaidToBeBehind() {
    Counterfeit ahead = Counterfeit.open().claim("gen", "2");
    ahead.shop.heard.clear();

    boolean admitted = ahead.shop.admits(Shop.withBearer(ahead.token()), Access.session());

    assertThat(admitted).isFalse();
    assertThat(ahead.shop.rejections()).containsExactly(STORE_BEHIND);
  }

  @Test
  void aRecordOfAnotherKindIsNoSessionOfAnAccessToken() {
    Counterfeit renamed = Counterfeit.open();
    String cookie = renamed.shop.cookieOf(Shop.ALICE);
    Session other = renamed.shop.session(Shop.withCookie(cookie)).orElseThrow();
    String token = renamed.claim("sid", text(other.id().toString())).token();
    renamed.shop.heard.clear();

    boolean admitted = renamed.shop.admits(Shop.withBearer(token), Access.session());

    assertThat(admitted).isFalse();
    assertThat(renamed.shop.rejections()).containsExactly(UNKNOWN);
  }

  @Test
  @DisplayName("Requirement 35: a token that nobody could ever accept is not issued")
  void aTokenThatNobodyCouldEverAcceptIsNotIssued() {
    String[] roles =
        IntStream.range(0, 50).mapToObj(i -> i + "r".repeat(200)).toArray(String[]::new);
    Subject laden = Subject.of("laden").withRoles(roles);

    assertThatThrownBy(() -> shop.pairOf(laden))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("8192")
        .hasMessageContaining("roles");
  }
}
