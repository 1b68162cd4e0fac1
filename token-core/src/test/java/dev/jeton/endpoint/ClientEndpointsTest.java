package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.client.RegisteredClient;
import dev.jeton.client.RegisteredClient.Registration;
import dev.jeton.client.RegisteredClients;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.ClientRefused;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.EndReason;
import dev.jeton.store.InMemoryAttemptStore;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Introspection and revocation by registered clients. */
class ClientEndpointsTest {
  private static final String INACTIVE = "{\"active\":false}";

  private final Shop shop = Shop.open();
  private final Registration ledger =
      RegisteredClient.register("ledger", Set.of(Shop.ORIGIN), new SecureRandom());
  private final Registration stranger =
      RegisteredClient.register("stranger", Set.of("https://other.example"), new SecureRandom());
  private final ClientAuthentication clients = new ClientAuthentication(
      RegisteredClients.of(List.of(ledger.client(), stranger.client())),
      new InMemoryAttemptStore(),
      shop.clock,
      "jeton");

  @Test
  void aReferenceTokenIsActiveUntilTheEarlierOfItsEnds() {
    String cookie = shop.cookieOf(ALICE);
    long noon = shop.clock.instant().getEpochSecond();

    JsonObject answer = json(introspect(cookie));

    assertThat(answer.names())
        .containsExactly(
            "active",
            "sub",
            "scope",
            "roles",
            "client_id",
            "iss",
            "aud",
            "exp",
            "iat",
            "sid",
            "token_type",
            "auth_time",
            "acr");
    assertThat(answer.bool("active")).contains(true);
    assertThat(answer.text("sub")).contains("alice");
    assertThat(answer.text("scope")).contains("orders:*");
    assertThat(answer.texts("roles")).contains(List.of("user"));
    assertThat(answer.text("client_id")).contains("first-party");
    assertThat(answer.text("iss")).contains(Shop.ORIGIN);
    assertThat(answer.text("aud")).contains(Shop.ORIGIN);
    assertThat(answer.text("token_type")).contains("Bearer");
    assertThat(answer.text("acr")).contains("1");
    assertThat(answer.integer("auth_time")).hasValue(noon);
    assertThat(answer.integer("iat")).hasValue(noon);
    assertThat(answer.integer("exp")).hasValue(noon + 30 * 60);
  }

  @Test
  void anAccessJwtIsActiveUntilItsOwnEnd() {
    long noon = shop.clock.instant().getEpochSecond();

    Reply reply = introspect(shop.pairOf(ALICE).token().reveal());

    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(json(reply).integer("iat")).hasValue(noon);
    assertThat(json(reply).integer("exp")).hasValue(noon + 5 * 60);
  }

  @Test
  void noPermissionIsNoScope() {
    assertThat(json(introspect(shop.cookieOf(Subject.of("bob")))).names()).doesNotContain("scope");
  }

  @Test
  @DisplayName("Requirement 95: whatever does not live is {\"active\":false} and no more")
  void whateverDoesNotLiveIsInactive() {
    IssuedTokens ended = shop.pairOf(ALICE);
    String endedCookie = shop.cookieOf(ALICE);
    shop.tokens().control().endAll(ALICE.id());
    IssuedTokens pair = shop.pairOf(ALICE);
    String reference = shop.cookieOf(ALICE);

    for (String token : new String[] {
      "",
      "x",
      "jeton_s_" + "A".repeat(98),
      forged(reference),
      forged(pair.token().reveal()),
      ended.token().reveal(),
      endedCookie,
      pair.refreshToken().orElseThrow().reveal(),
      pair.refreshToken().orElseThrow().reveal().replace("_r_", "_s_"),
      pair.token().reveal() + " " + reference
    }) {
      Reply reply = introspect(token);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(text(reply)).isEqualTo(INACTIVE);
    }
  }

  @Test
  void theJwtOfACookieIsInactive() {
    Shop jwt = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    String cookie = jwt.cookieOf(ALICE);

    Reply reply =
        post(jwt, new IntrospectionEndpoint(jwt.tokens(), clients), ledger, "token=" + cookie);

    assertThat(text(reply)).isEqualTo(INACTIVE);
  }

  @Test
  void aTokenIsActiveJustBeforeItsEndAndInactiveAtIt() {
    String reference = shop.cookieOf(ALICE);
    String jwt = shop.pairOf(ALICE).token().reveal();

    shop.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(json(introspect(jwt)).bool("active")).contains(true);
    shop.clock.advance(Duration.ofMillis(1));
    assertThat(text(introspect(jwt))).isEqualTo(INACTIVE);
    shop.clock.advance(Duration.ofMinutes(25).minusMillis(1));
    assertThat(json(introspect(reference)).bool("active")).contains(true);
    shop.clock.advance(Duration.ofMillis(1));
    assertThat(text(introspect(reference))).isEqualTo(INACTIVE);
  }

  @Test
  @DisplayName("A client learns nothing about tokens for another audience, and ends none")
  void anotherAudienceIsInactiveAndStays() {
    String cookie = shop.cookieOf(ALICE);

    assertThat(text(post(introspection(), stranger, "token=" + cookie))).isEqualTo(INACTIVE);
    assertThat(post(revocation(), stranger, "token=" + cookie).status()).isEqualTo(200);
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void introspectionReadsAndNeitherWritesNorTells() {
    String cookie = shop.cookieOf(ALICE);
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.clock.advance(Duration.ofMinutes(4));
    shop.heard.clear();
    shop.store.calls();

    for (String token : new String[] {
      cookie, pair.token().reveal(), pair.refreshToken().orElseThrow().reveal(), "x"
    }) introspect(token);

    assertThat(shop.store.calls()).containsOnly("find");
    assertThat(shop.heard).isEmpty();
  }

  @Test
  @DisplayName("Requirement 94: a revoked token opens nothing, and revoking it again is no error")
  void revocationEndsTheSessionOnce() {
    for (String kind : new String[] {"reference", "access", "refresh", "expired access"}) {
      IssuedTokens pair = shop.pairOf(ALICE);
      String reference = shop.cookieOf(ALICE);
      if (kind.startsWith("expired")) shop.clock.advance(Duration.ofMinutes(6));
      String token = switch (kind) {
        case "reference" -> reference;
        case "refresh" -> pair.refreshToken().orElseThrow().reveal();
        default -> pair.token().reveal();
      };
      shop.heard.clear();

      Reply first = revoke(token);
      Reply second = revoke(token);

      assertThat(first.status()).as(kind).isEqualTo(200);
      assertThat(first.body()).isEmpty();
      assertThat(second).isEqualTo(first);
      assertThat(shop.heard)
          .as(kind)
          .singleElement()
          .extracting(event -> ((Ended) event).reason())
          .isEqualTo(EndReason.REVOKED);
      boolean ofPair = !kind.equals("reference");
      assertThat(text(introspect(reference)).equals(INACTIVE)).as(kind).isEqualTo(!ofPair);
      assertThat(shop.tokens()
              .refresh(RecordingExchange.post("/"), pair.refreshToken().orElseThrow())
              .isEmpty())
          .as(kind)
          .isEqualTo(ofPair);
      shop.tokens().control().endAll(ALICE.id());
    }
  }

  @Test
  @DisplayName("Requirement 94: revoking what is no token of ours is answered like any other")
  void revokingGarbageIsNoOracle() {
    String cookie = shop.cookieOf(ALICE);
    Reply good = revoke(shop.pairOf(ALICE).token().reveal());

    for (String token : new String[] {"", "x", forged(cookie), "a.b.c"})
      assertThat(revoke(token)).isEqualTo(good);

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void hintsAreIgnored() {
    String cookie = shop.cookieOf(ALICE);

    for (String hint : new String[] {"refresh_token", "no_such_type", ""})
      assertThat(
              text(post(introspection(), ledger, "token=" + cookie + "&token_type_hint=" + hint)))
          .contains("\"active\":true");
    assertThat(post(revocation(), ledger, "token=" + cookie + "&token_type_hint=nonsense")
            .status())
        .isEqualTo(200);
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
  }

  @Test
  void whoProvesNoClientLearnsNothingAndIsTold() {
    String cookie = shop.cookieOf(ALICE);
    shop.heard.clear();
    for (Endpoint endpoint : List.of(introspection(), revocation()))
      for (String body : new String[] {"token=" + cookie, "token=x", "", "x".repeat(20_000)}) {
        Reply reply = post(shop, endpoint, Optional.empty(), body);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(text(reply)).contains("invalid-client").doesNotContain("active");
      }

    assertThat(shop.heard).hasSize(8).allMatch(ClientRefused.class::isInstance);
    assertThat(shop.heard.stream().map(SessionEvent::toString))
        .noneMatch(it -> it.contains(cookie));
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void aUserIsNoClient() {
    RecordingExchange exchange =
        request().with("Authorization", "Bearer " + shop.pairOf(ALICE).token().reveal());

    Reply reply = handle(shop, introspection(), exchange, "token=x");

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void aBodyThatIsNoFormWithOneTokenIsRefused() {
    for (String body :
        new String[] {"", "tokens=x", "token=a&token=b", "token=%zz", "token=x&client_secret=y"})
      assertThat(post(introspection(), ledger, body).status()).as(body).isEqualTo(400);
    RecordingExchange json = RecordingExchange.post("/introspect")
        .with("Content-Type", "application/json")
        .with("Authorization", basic(ledger));
    assertThat(handle(shop, introspection(), json, "{\"token\":\"x\"}").status())
        .isEqualTo(415);
  }

  @Test
  void aRequestOfAnotherSiteIsRefusedWhereASessionCookieCame() {
    RecordingExchange foreign = request()
        .with("Authorization", basic(ledger))
        .with("Origin", "https://evil.example")
        .with("Cookie", Shop.COOKIE + "=" + shop.cookieOf(ALICE));
    RecordingExchange program = request().with("Authorization", basic(ledger));

    assertThat(shop.admits(foreign, introspection().access())).isFalse();
    assertThat(shop.admits(program, introspection().access())).isTrue();
  }

  @Test
  void aStoreThatIsAwayIsNotAnsweredAsInactive() {
    String cookie = shop.cookieOf(ALICE);
    String jwt = shop.pairOf(ALICE).token().reveal();
    shop.store.failing("find");

    for (String token : new String[] {cookie, jwt}) {
      assertThatThrownBy(() -> introspect(token)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> revoke(token)).isInstanceOf(StoreException.class);
    }
  }

  private IntrospectionEndpoint introspection() {
    return new IntrospectionEndpoint(shop.tokens(), clients);
  }

  private RevocationEndpoint revocation() {
    return new RevocationEndpoint(shop.tokens(), clients);
  }

  private Reply introspect(String token) {
    return post(introspection(), ledger, "token=" + token);
  }

  private Reply revoke(String token) {
    return post(revocation(), ledger, "token=" + token);
  }

  private Reply post(Endpoint endpoint, Registration client, String body) {
    return post(shop, endpoint, client, body);
  }

  private static Reply post(Shop where, Endpoint endpoint, Registration client, String body) {
    return post(where, endpoint, Optional.of(client), body);
  }

  private static Reply post(
      Shop where, Endpoint endpoint, Optional<Registration> client, String body) {
    RecordingExchange exchange = request();
    if (client.isPresent()) exchange = exchange.with("Authorization", basic(client.get()));
    return handle(where, endpoint, exchange, body);
  }

  private static Reply handle(
      Shop where, Endpoint endpoint, RecordingExchange exchange, String body) {
    return endpoint.handle(
        exchange, where.admitted(exchange, endpoint.access()), body.getBytes(UTF_8));
  }

  private static RecordingExchange request() {
    return RecordingExchange.post("/introspect")
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  private static String basic(Registration client) {
    String pair = client.client().id() + ":" + client.secret().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static String forged(String token) {
    int middle = token.length() / 2;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  private static JsonObject json(Reply reply) {
    return JsonObject.parse(reply.body()).orElseThrow();
  }
}
