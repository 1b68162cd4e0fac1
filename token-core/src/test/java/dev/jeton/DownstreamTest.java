package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jeton.access.Access;
import dev.jeton.event.SessionListener;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.DownstreamToken;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.foreign.Partner;
import dev.jeton.token.foreign.TrustedIssuers;
import dev.jeton.token.jwks.ForeignKey;
import dev.jeton.token.jwt.DownstreamTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens by which this application calls others in a user's name. */
class DownstreamTest {
  private static final String BILLING = "https://billing.example";
  private static final Access LOCAL = Access.session().trust(Trust.LOCAL);
  private final Shop shop = shop(DownstreamTemplate.forAudience(BILLING));

  private static Shop shop(DownstreamTemplate template) {
    return Shop.with(options -> options.downstream("billing", template));
  }

  private static DownstreamToken tokenFor(Shop shop, Subject subject) {
    return shop.admitted(Shop.withCookie(shop.cookieOf(subject)), Access.session())
        .tokenFor("billing")
        .orElseThrow();
  }

  /** What a service does that knows nothing of us but our name and our JWK set. */
  private static JwtClaims verified(Shop shop, SessionToken token) throws Exception {
    String keys = new String(shop.tokens().jwks().utf8(), StandardCharsets.UTF_8);
    JwtConsumer service = new JwtConsumerBuilder()
        .setVerificationKeyResolver(
            new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
        .setExpectedIssuer(Shop.ORIGIN)
        .setExpectedAudience(BILLING)
        .setExpectedType(true, "at+jwt")
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setRequireJwtId()
        .setRequireSubject()
        .setEvaluationTime(NumericDate.fromMilliseconds(shop.clock.millis()))
        .build();
    return service.processToClaims(token.reveal());
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "ED25519", "PS256"})
  @DisplayName("Requirement 89: a service verifies the token by the JWK set alone (RFC 9068)")
  void aServiceVerifiesTheTokenByTheJwkSetAlone(KeyAlgorithm algorithm) throws Exception {
    Shop signing = Shop.with(
        algorithm,
        options -> options.downstream(
            "billing", DownstreamTemplate.forAudience(BILLING).clientId("shop")));

    JwtClaims claims = verified(signing, tokenFor(signing, ALICE).token());

    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getAudience()).containsExactly(BILLING);
    assertThat(claims.getStringClaimValue("client_id")).isEqualTo("shop");
    assertThat(claims.getStringClaimValue("acr")).isEqualTo("1");
    assertThat(claims.getStringListClaimValue("amr")).containsExactly("pwd");
    assertThat(claims.getClaimValue("auth_time", Long.class))
        .isEqualTo(ManualClock.NOON.getEpochSecond());
    assertThat(claims.getStringClaimValue("sid")).hasSize(22);
  }

  @Test
  @DisplayName("Requirement 44: nothing travels that nobody let")
  void noRoleOrPermissionTravelsByItself() throws Exception {
    JwtClaims claims = verified(shop, tokenFor(shop, ALICE).token());

    assertThat(claims.getClaimNames())
        .containsExactlyInAnyOrder(
            "iss",
            "sub",
            "aud",
            "client_id",
            "exp",
            "iat",
            "jti",
            "sid",
            "auth_time",
            "acr",
            "amr");
  }

  @Test
  void whatMayTravelTravelsAsFarAsTheSessionReaches() throws Exception {
    Shop carrying = shop(DownstreamTemplate.forAudience(BILLING)
        .carryingRoles("user", "admin")
        .carryingPermissions("orders:read", "bills:*", "stock:*"));
    Subject subject =
        ALICE.withRoles("user", "clerk").withPermissions("orders:*", "bills:read", "users:*");

    JwtClaims claims = verified(carrying, tokenFor(carrying, subject).token());

    assertThat(claims.getStringListClaimValue("roles")).containsExactly("user");
    assertThat(claims.getStringListClaimValue("permissions"))
        .containsExactlyInAnyOrder("orders:read", "bills:read");
  }

  @Test
  void aTokenLivesForAMinute() throws Exception {
    DownstreamToken issued = tokenFor(shop, ALICE);

    assertThat(issued.expiresIn()).isEqualTo(ofMinutes(1));
    shop.clock.advance(ofSeconds(59));
    assertThat(verified(shop, issued.token())).isNotNull();
    shop.clock.advance(ofSeconds(1));
    assertThatExceptionOfType(InvalidJwtException.class)
        .isThrownBy(() -> verified(shop, issued.token()))
        .matches(InvalidJwtException::hasExpired);
  }

  @Test
  void aTokenEndsNoLaterThanItsSession() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(ofMinutes(30).minusSeconds(20));
    RequestSession passive =
        shop.admitted(Shop.withCookie(cookie), Access.session().passive());

    assertThat(passive.tokenFor("billing").orElseThrow().expiresIn()).isEqualTo(ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cookie", "bearer", "refresh"})
  @DisplayName("Requirements 20, 21 and 45: a downstream token at our own door")
  void weAcceptNoneOfThem(String place) {
    String token = tokenFor(shop, ALICE).token().reveal();

    boolean accepted = switch (place) {
      case "cookie" -> shop.admits(Shop.withCookie(token), LOCAL);
      case "bearer" -> shop.admits(Shop.withBearer(token), LOCAL);
      default ->
        shop.tokens().refresh(Shop.logInRequest(), SessionToken.of(token)).isPresent();
    };

    assertThat(accepted).isFalse();
    assertThat(shop.rejections())
        .containsExactly(place.equals("refresh") ? Rejection.MALFORMED : Rejection.NOT_FOR_THIS);
  }

  @Test
  @DisplayName("Requirements 20 and 22: our own tokens at the service")
  void aServiceAcceptsNoTokenOfOurs() {
    IssuedTokens pair = shop.pairOf(ALICE);

    for (SessionToken token : List.of(pair.token(), pair.refreshToken().orElseThrow()))
      assertThatExceptionOfType(InvalidJwtException.class).isThrownBy(() -> verified(shop, token));
  }

  @Test
  @DisplayName("Requirements 42 and 98: a service learns who acts")
  void whoActsForAnotherIsNamed() throws Exception {
    RequestSession session =
        shop.admitted(Shop.withCookie(shop.cookieOf(Subject.of("desk"))), Access.session());
    session.impersonate(ALICE);

    JwtClaims claims = verified(shop, session.tokenFor("billing").orElseThrow().token());

    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getClaimValue("act")).isEqualTo(Map.of("sub", "desk"));
  }

  @Test
  @DisplayName("Requirement 9: a session that ended on another node mints nothing more")
  void aSessionThatIsKnownByItsTokenAloneIsReadFirst() {
    IssuedTokens pair = shop.pairOf(ALICE);
    RecordingExchange exchange = Shop.withBearer(pair.token().reveal());
    assertThat(shop.admitted(exchange, LOCAL).tokenFor("billing")).isPresent();
    shop.store.end(pair.session().id(), EndReason.REVOKED);

    RequestSession believed = shop.admitted(exchange, LOCAL);

    assertThat(believed.current()).isPresent();
    assertThat(believed.tokenFor("billing")).isEmpty();
    assertThat(believed.current()).isEmpty();
  }

  @Test
  @DisplayName("Requirement 75: we vouch for no session of another issuer")
  void aSessionOfAnotherIssuerMintsNothing() {
    ForeignKey key = ForeignKey.es256("k1");
    TrustedIssuers trusted = TrustedIssuers.open(
        new ManualClock(),
        SessionListener.SILENT,
        Partner.trusted(key).withoutRevocationUpTo(Trust.CACHED).build());
    Shop open = Shop.with(options -> options
        .alsoAccepting(trusted)
        .downstream("billing", DownstreamTemplate.forAudience(BILLING)));
    RecordingExchange exchange = Shop.withBearer(new Partner(key).token());

    assertThat(open.admitted(exchange, Access.session()).tokenFor("billing")).isEmpty();
  }

  @Test
  void withoutASessionThereIsNoToken() {
    RequestSession nobody = shop.admitted(RecordingExchange.get("/"), Access.open());

    assertThatIllegalStateException().isThrownBy(() -> nobody.tokenFor("billing"));
  }
}
