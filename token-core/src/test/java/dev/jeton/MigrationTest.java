package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.access.Access;
import dev.jeton.event.SessionListener;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.Trust;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.foreign.TrustedIssuer;
import dev.jeton.token.foreign.TrustedIssuers;
import dev.jeton.token.jwt.DownstreamTemplate;
import dev.jeton.token.jwt.JwtProfile;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application moves, and those who are logged in don't notice. */
class MigrationTest {
  private static final Access LOCAL = Access.session().trust(Trust.LOCAL);
  private static final JwtProfile OLD = JwtProfile.of("https://old.example", "old", "app");
  private static final JwtProfile NEW = JwtProfile.of("https://new.example", "new", "app");

  /** What changes; all else stays. */
  enum Move {
    RING(true, false, "old"),
    ISSUER(false, true, "old"),
    PREFIX(false, false, "new"),
    EVERYTHING(true, true, "new");

    private final boolean ring;
    private final boolean issuer;
    private final String prefix;

    Move(boolean ring, boolean issuer, String prefix) {
      this.ring = ring;
      this.issuer = issuer;
      this.prefix = prefix;
    }

    private JwtProfile profile() {
      return issuer ? NEW : OLD;
    }
  }

  private final ManualClock clock = new ManualClock();
  private final InMemorySessionStore store = new InMemorySessionStore(clock);
  private final KeyRing oldRing = Shop.ring(KeyAlgorithm.ES256);
  private final KeyRing newRing = Shop.ring(KeyAlgorithm.ED25519);
  private TokenFormat browserTokens = TokenFormat.REFERENCE;

  private SessionTokens before() {
    return application(oldRing, OLD, "old", options -> options);
  }

  private SessionTokens after(Move move) {
    return application(
        ring(move),
        move.profile(),
        move.prefix,
        options -> options.formerly(FormerTokens.of(oldRing, OLD, "old")));
  }

  private KeyRing ring(Move move) {
    return move.ring ? newRing : oldRing;
  }

  private SessionTokens application(
      KeyRing ring,
      JwtProfile profile,
      String prefix,
      UnaryOperator<SessionTokensBuilder> options) {
    return options
        .apply(SessionTokens.builder(store, ring, Shop.ORIGIN)
            .jwt(profile)
            .tokenPrefix(prefix)
            .browserTokens(browserTokens)
            .clock(clock))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void aCookieOfBeforeStaysGood(Move move) {
    String cookie = cookieOf(before());

    assertThat(admits(after(move), Shop.withCookie(cookie))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anAccessTokenOfBeforeStaysGoodUntilItsEnd(Move move) {
    String token = pairOf(before()).token().reveal();
    SessionTokens after = after(move);

    clock.advance(ofMinutes(5).minusMillis(1));
    assertThat(admits(after, Shop.withBearer(token))).isTrue();
    clock.advance(ofSeconds(1));
    assertThat(admits(after, Shop.withBearer(token))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshTokenOfBeforeIsAnsweredWithNewTokens(Move move) {
    SessionToken former = pairOf(before()).refreshToken().orElseThrow();
    clock.advance(ofSeconds(10));

    IssuedTokens next = refresh(after(move), former).orElseThrow();

    SessionTokens movedAltogether =
        application(ring(move), move.profile(), move.prefix, options -> options);
    assertThat(admits(movedAltogether, Shop.withBearer(next.token().reveal()))).isTrue();
    assertThat(refresh(movedAltogether, next.refreshToken().orElseThrow())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void whoRacesWithARefreshTokenOfBeforeGetsTheSameAnswer(Move move) {
    SessionToken former = pairOf(before()).refreshToken().orElseThrow();
    clock.advance(ofSeconds(10));
    SessionTokens after = after(move);

    Optional<SessionToken> first = refresh(after, former).flatMap(IssuedTokens::refreshToken);
    Optional<SessionToken> second = refresh(after, former).flatMap(IssuedTokens::refreshToken);

    assertThat(first).isPresent().isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource
  void whoseAnswerWasOnItsWayDuringTheMoveGetsItAgain(Move move) {
    SessionTokens before = before();
    SessionToken used = pairOf(before).refreshToken().orElseThrow();
    clock.advance(ofSeconds(10));
    assertThat(refresh(before, used)).isPresent();
    SessionTokens after = after(move);

    IssuedTokens again = refresh(after, used).orElseThrow();

    assertThat(again.session().generation()).isEqualTo(2);
    assertThat(refresh(after, again.refreshToken().orElseThrow())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void aJwtInACookieIsRenewedByTheNewKeys(Move move) {
    browserTokens = TokenFormat.JWT;
    String cookie = cookieOf(before());
    clock.advance(ofMinutes(5));
    RecordingExchange exchange = Shop.withCookie(cookie);

    assertThat(admits(after(move), exchange)).isTrue();

    String renewed = Shop.cookieSetOn(exchange).orElseThrow();
    SessionTokens movedAltogether =
        application(ring(move), move.profile(), move.prefix, options -> options);
    assertThat(admits(movedAltogether, Shop.withCookie(renewed))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoLogsInAfterwardsGetsNewTokensAlone(Move move) {
    SessionTokens after = after(move);

    String cookie = cookieOf(after);
    IssuedTokens pair = pairOf(after);

    assertThat(cookie).startsWith(move.prefix + "_s_");
    SessionTokens before = before();
    assertThat(admits(before, Shop.withCookie(cookie))).isEqualTo(move == Move.ISSUER);
    assertThat(admits(before, Shop.withBearer(pair.token().reveal())))
        .isEqualTo(move == Move.PREFIX);
  }

  @Test
  void theFormatMovesByItself() {
    String cookie = cookieOf(before());
    browserTokens = TokenFormat.JWT;
    String next = cookieOf(before());
    browserTokens = TokenFormat.REFERENCE;

    assertThat(admits(before(), Shop.withCookie(next))).isTrue();
    browserTokens = TokenFormat.JWT;
    assertThat(admits(before(), Shop.withCookie(cookie))).isTrue();
  }

  @Test
  void withoutFormerTokensTheyAreRefused() {
    String cookie = cookieOf(before());
    IssuedTokens pair = pairOf(before());
    clock.advance(ofSeconds(10));
    SessionTokens after = application(newRing, NEW, "old", options -> options);

    assertThat(admits(after, Shop.withCookie(cookie))).isFalse();
    assertThat(admits(after, Shop.withBearer(pair.token().reveal()))).isFalse();
    assertThat(refresh(after, pair.refreshToken().orElseThrow())).isEmpty();
  }

  @Test
  @DisplayName("Requirement 75, JWT attack 54: the keys of one issuer don't vouch for the other")
  void theKeysOfOneIssuerVouchForNoOther() {
    SessionTokens after = after(Move.EVERYTHING);
    String former = pairOf(before()).token().reveal();
    String present = pairOf(after).token().reveal();

    assertThat(admits(after, Shop.withBearer(former))).isTrue();
    assertThat(admits(after, Shop.withBearer(present))).isTrue();
    assertThat(admits(after, Shop.withBearer(resigned(former, newRing)))).isFalse();
    assertThat(admits(after, Shop.withBearer(resigned(present, oldRing)))).isFalse();
  }

  @Test
  void aMoveThatMovesNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> application(
            oldRing, OLD, "old", options -> options.formerly(FormerTokens.of(oldRing, OLD, "old"))))
        .withMessage(
            "former tokens have the ring, the issuer https://old.example and the prefix old"
                + " of the present ones: nothing has moved, so leave them out");
  }

  @Test
  @DisplayName("Requirement 75: nobody else vouches for the former name of this application")
  void aTrustedIssuerIsNotTheFormerOne() {
    TrustedIssuers trusted = TrustedIssuers.open(
        clock,
        SessionListener.SILENT,
        TrustedIssuer.builder(OLD.issuer(), "partner", Shop.ORIGIN, oldRing.jwks())
            .build());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> application(
            newRing,
            NEW,
            "new",
            options ->
                options.formerly(FormerTokens.of(oldRing, OLD, "old")).alsoAccepting(trusted)))
        .withMessageStartingWith("issuer https://old.example is this application itself");
  }

  @Test
  @DisplayName("Requirement 21: a downstream template for the former audience of this application")
  void aServiceIsNotTheFormerAudience() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> application(
            newRing,
            NEW,
            "new",
            options -> options
                .formerly(FormerTokens.of(oldRing, OLD, "old"))
                .downstream("self", DownstreamTemplate.forAudience(OLD.audience()))))
        .withMessageContaining("has the audience old, which is this application itself");
  }

  private String cookieOf(SessionTokens door) {
    RecordingExchange exchange = Shop.logInRequest();
    assertThat(logIn(door, exchange).withCookie(ALICE, byPassword())).isPresent();
    return Shop.cookieSetOn(exchange).orElseThrow();
  }

  private IssuedTokens pairOf(SessionTokens door) {
    return logIn(door, Shop.logInRequest())
        .withBearerTokens(ALICE, byPassword())
        .orElseThrow();
  }

  private LogIn logIn(SessionTokens door, RecordingExchange exchange) {
    if (door.admit(exchange, Access.logIn()) instanceof Admission.Admitted in)
      return in.session().beginLogIn();
    throw new AssertionError("no log-in");
  }

  private Authentication byPassword() {
    return new Authentication("pwd", clock.instant(), 1);
  }

  private static boolean admits(SessionTokens door, RecordingExchange exchange) {
    return door.admit(exchange, LOCAL) instanceof Admission.Admitted;
  }

  private static Optional<IssuedTokens> refresh(SessionTokens door, SessionToken presented) {
    return door.refresh(Shop.logInRequest(), presented);
  }

  /** The claims of {@code jwt} under the keys of another. */
  private static String resigned(String jwt, KeyRing ring) {
    KeyEntry key = ring.active(KeyPurpose.JWT);
    String header = "{\"alg\":\"" + key.algorithm().jose() + "\",\"kid\":\"" + key.id()
        + "\",\"typ\":\"at+jwt\"}";
    return Forge.signedSegments(key, Forge.base64(header), jwt.split("\\.", -1)[1]);
  }
}
