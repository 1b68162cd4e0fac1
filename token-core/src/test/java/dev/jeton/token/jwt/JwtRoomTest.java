package dev.jeton.token.jwt;

import static dev.jeton.token.jwt.Counterfeit.LOCAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jeton.LogIn;
import dev.jeton.RequestSession;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.endpoint.LoginEndpoint;
import dev.jeton.endpoint.ReauthenticationEndpoint;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.event.SessionEvent.NoRoom;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.token.NoRoomException;
import dev.jeton.token.TokenFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** JWTs that grow until their cookie has no room for them. */
class JwtRoomTest {
  private static final Subject ALICE = Subject.of("alice");
  private static final int BUDGET = 4096;

  private Optional<Subject> account = Optional.of(ALICE);
  private final Shop shop =
      Shop.with(options -> options.browserTokens(TokenFormat.JWT).authorities(asked -> account));

  @Test
  @DisplayName("Requirement 27: what a browser would drop is refused before a session is opened")
  void aLogInWithoutRoomOpensNoSession() {
    RecordingExchange exchange = Shop.logInRequest();
    LogIn logIn = shop.atLogIn(exchange).beginLogIn();
    Authentication how = shop.byPassword();

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> logIn.withCookie(withRoles(400), how))
        .withMessageStartingWith("the session cookie __Host-session with its attributes of ")
        .withMessageContaining(" bytes is over the 4096 that it may have, most of all by roles: ");

    assertThat(shop.store.list(ALICE.id())).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.heard).noneMatch(LoggedIn.class::isInstance);
  }

  @Test
  void aLogInWhoseAccessTokenNobodyCouldReadOpensNoSession() {
    LogIn logIn = shop.atLogIn(Shop.logInRequest()).beginLogIn();
    Authentication how = shop.byPassword();

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> logIn.withBearerTokens(withRoles(1_000), how))
        .withMessageStartingWith("a JWT of ");

    assertThat(shop.store.list(ALICE.id())).isEmpty();
    assertThat(shop.heard).noneMatch(LoggedIn.class::isInstance);
  }

  @Test
  void theSessionThatWasThereOutlivesARefusedLogIn() {
    String held = shop.cookieOf(ALICE);
    RequestSession session = shop.atLogIn(Shop.logInRequest().with("Cookie", pair(held)));
    LogIn logIn = session.beginLogIn();
    Authentication how = shop.byPassword();

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> logIn.withCookie(withRoles(400), how));

    assertThat(shop.admits(Shop.withCookie(held), Access.session())).isTrue();
  }

  @Test
  @DisplayName("Requirement 35: the answer to a log-in names the budget and the claims over it")
  void theAnswerNamesTheBudgetAndTheClaims() {
    LoginEndpoint endpoint = LoginEndpoint.of(
        shop.tokens(), (credentials, address) -> new Identified(withRoles(400), shop.byPassword()));
    RecordingExchange exchange = Shop.logInRequest().with("Content-Type", "application/json");

    Reply reply =
        endpoint.handle(exchange, shop.admitted(exchange, endpoint.access()), "{}".getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(500);
    JsonObject problem = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(problem.text("type")).contains("urn:jeton:problem:no-room");
    assertThat(problem.integer("budget")).hasValue(BUDGET);
    assertThat(problem.integer("bytes").orElseThrow()).isGreaterThan(BUDGET);
    assertThat(problem.texts("claims")).contains(List.of("roles"));
    assertThat(shop.store.list(ALICE.id())).isEmpty();
  }

  @Test
  void theListenerHearsWhoHasNoRoom() {
    LogIn logIn = shop.atLogIn(Shop.logInRequest()).beginLogIn();
    Authentication how = shop.byPassword();

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> logIn.remembered(true).withCookie(withRoles(400), how));

    NoRoom heard = (NoRoom) shop.heard.get(shop.heard.size() - 1);
    assertThat(heard.subject()).isEqualTo(ALICE.id());
    assertThat(heard.budget()).isEqualTo(BUDGET);
    assertThat(heard.claims()).containsExactly("roles");
  }

  @Test
  @DisplayName(
      "Cookie attack 14: the longest cookie that is issued has 4096 bytes, attributes and all")
  void theWholeCookieFillsTheBudgetAndNotAByteMore() {
    int length = 1;
    while (lineWithRole(length + 1).isPresent()) length++;

    // Three bytes of JSON are four of base64url: the step to the next length is one byte or two.
    assertThat(lineWithRole(length).orElseThrow().length()).isBetween(BUDGET - 1, BUDGET);
  }

  @Test
  void aSessionThatOutgrowsItsCookieGoesOnFromItsRecord() {
    String held = shop.cookieOf(ALICE);
    account = Optional.of(withRoles(400));
    shop.clock.advance(ofMinutes(5));
    RecordingExchange exchange = Shop.withCookie(held);

    Session session = shop.admitted(exchange, LOCAL).required();

    assertThat(session.subject().roles()).hasSize(400);
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.heard).anyMatch(NoRoom.class::isInstance);
    assertThat(shop.admits(Shop.withCookie(held), LOCAL)).isTrue();
  }

  @Test
  void aSessionThatHasRoomAgainIsRenewedAgain() {
    String held = shop.cookieOf(ALICE);
    account = Optional.of(withRoles(400));
    shop.clock.advance(ofMinutes(5));
    shop.admitted(Shop.withCookie(held), LOCAL);
    account = Optional.of(ALICE.withRoles("few"));
    RecordingExchange exchange = Shop.withCookie(held);

    shop.admitted(exchange, LOCAL);

    String renewed = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(
            shop.admitted(Shop.withCookie(renewed), LOCAL).required().subject().roles())
        .containsExactly("few");
  }

  @Test
  void aCutThatHasNoRoomChangesNothing() {
    String held = shop.cookieOf(ALICE);
    account = Optional.of(withRoles(400));
    RecordingExchange exchange = Shop.withCookie(held);
    RequestSession session = shop.admitted(exchange, Access.session());

    assertThatExceptionOfType(NoRoomException.class).isThrownBy(session::rotate);

    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    shop.clock.advance(ofMinutes(1));
    assertThat(shop.admits(Shop.withCookie(held), Access.session())).isTrue();
    assertThat(shop.rejections()).isEmpty();
  }

  @Test
  void aStepUpThatHasNoRoomIsRefusedAndLogsNobodyOut() {
    String held = shop.cookieOf(ALICE);
    account = Optional.of(withRoles(400));
    ReauthenticationEndpoint endpoint = ReauthenticationEndpoint.of(
        shop.tokens(), (credentials, address) -> new Identified(ALICE, shop.byPassword()));
    RecordingExchange exchange =
        Shop.logInRequest().with("Content-Type", "application/json").with("Cookie", pair(held));

    Reply reply =
        endpoint.handle(exchange, shop.admitted(exchange, endpoint.access()), "{}".getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(500);
    shop.clock.advance(ofMinutes(1));
    assertThat(shop.admits(Shop.withCookie(held), Access.session())).isTrue();
  }

  private Optional<String> lineWithRole(int length) {
    RecordingExchange exchange = Shop.logInRequest();
    LogIn logIn = shop.atLogIn(exchange).beginLogIn().remembered(true);
    try {
      logIn.withCookie(filled(length), shop.byPassword());
    } catch (NoRoomException full) {
      return Optional.empty();
    }
    return Optional.of(exchange.responseHeaders("Set-Cookie").get(0));
  }

  /** Nine roles that nearly fill a cookie, and one of that length. */
  private static Subject filled(int length) {
    Set<String> roles = new LinkedHashSet<>();
    for (int each = 1; each <= 9; each++) roles.add(each + "r".repeat(249));
    roles.add("r".repeat(length));
    return ALICE.withRoles(roles.toArray(String[]::new));
  }

  private static Subject withRoles(int count) {
    return ALICE.withRoles(
        IntStream.range(0, count).mapToObj(each -> "role-" + each).toArray(String[]::new));
  }

  private static String pair(String value) {
    return Shop.COOKIE + "=" + value;
  }
}
