package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.http.Problem;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Identification.Unidentified;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.session.Trust;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own sessions, and the log-in that finds too many of them. */
class SessionsEndpointTest {

  private final Shop shop = Shop.with(options -> options.sessionLimit(SessionLimit.refuse(2)));
  private final LoginEndpoint logIn = LoginEndpoint.of(
      shop.tokens(), (presented, source) -> new Identified(ALICE, shop.byPassword()));
  private final String phone = shop.cookieOf(ALICE);
  private final String laptop = laterCookie();

  @Test
  void everyRouteDemandsASessionThatTheStoreConfirms() {
    Access confirmed = Access.session().trust(Trust.AUTHORITATIVE);

    assertThat(SessionsEndpoint.list().access()).isEqualTo(confirmed);
    assertThat(SessionsEndpoint.endOne().access()).isEqualTo(confirmed);
    assertThat(SessionsEndpoint.endOthers().access()).isEqualTo(confirmed);
  }

  @Test
  @DisplayName("Requirement 14: a list of one's sessions marks the present one and holds no secret")
  void listsThem() {
    Reply reply = asked(SessionsEndpoint.list(), "GET", "/api/sessions");

    List<JsonObject> listed =
        JsonObject.parse(reply.body()).orElseThrow().objects("sessions").orElseThrow();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(listed)
        .extracting(each -> each.bool("current").orElseThrow())
        .containsExactly(false, true);
    assertThat(text(reply)).doesNotContain(phone, laptop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?from=list", "?a=/b/c"})
  void endsOneByTheLastSegmentOfThePath(String query) {
    Reply reply =
        asked(SessionsEndpoint.endOne(), "DELETE", "/api/sessions/" + idOf(phone) + query);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(shop.session(Shop.withCookie(phone))).isEmpty();
  }

  @Test
  void everythingElseIsNotFoundAlike() {
    SessionId foreign = idOf(shop.cookieOf(Subject.of("bob")));
    String own = idOf(phone).toString();

    for (String id : new String[] {
      foreign.toString(), "AAAAAAAAAAAAAAAAAAAAAA", "x", "", own + "%20", own + "/", own + "/x"
    })
      assertThat(asked(SessionsEndpoint.endOne(), "DELETE", "/api/sessions/" + id))
          .isEqualTo(Problem.notFound().reply());

    assertThat(shop.tokens().control().of(ALICE.id())).hasSize(2);
  }

  @Test
  void endsAllOthers() {
    Reply reply = asked(SessionsEndpoint.endOthers(), "DELETE", "/api/sessions");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(shop.session(Shop.withCookie(phone))).isEmpty();
    assertThat(shop.session(Shop.withCookie(laptop))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cookie", "bearer"})
  void aLogInBeyondTheLimitIsAConflictThatListsTheSessions(String transport) {
    Reply reply = logIn("{\"transport\":\"" + transport + "\"}");

    JsonObject problem = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(reply.status()).isEqualTo(409);
    assertThat(problem.text("type")).contains("urn:jeton:problem:too-many-sessions");
    assertThat(problem.objects("sessions").orElseThrow())
        .extracting(each -> each.text("id").orElseThrow())
        .containsExactly(idOf(phone).toString(), idOf(laptop).toString());
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(text(reply)).doesNotContain(phone, laptop);
  }

  @Test
  void aLogInThatNamesASessionToEndGetsIn() {
    Reply reply = logIn("{\"end\":\"" + idOf(phone) + "\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(shop.session(Shop.withCookie(phone))).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "\"\"", "true", "1"})
  void aSessionToEndIsNamedByAnId(String end) {
    assertThat(logIn("{\"end\":" + end + "}").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("Requirement 14: who does not prove the credentials sees no list")
  void wrongCredentialsSeeNoList() {
    LoginEndpoint refusing =
        LoginEndpoint.of(shop.tokens(), (presented, source) -> new Unidentified());
    RecordingExchange exchange = Shop.logInRequest().with("Content-Type", "application/json");

    Reply reply = refusing.handle(
        exchange, shop.atLogIn(exchange), ("{\"end\":\"" + idOf(phone) + "\"}").getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(text(reply)).doesNotContain("sessions");
    assertThat(shop.session(Shop.withCookie(phone))).isPresent();
  }

  private Reply logIn(String json) {
    RecordingExchange exchange = Shop.logInRequest().with("Content-Type", "application/json");
    return logIn.handle(exchange, shop.atLogIn(exchange), json.getBytes(UTF_8));
  }

  private Reply asked(Endpoint endpoint, String method, String target) {
    RecordingExchange exchange = RecordingExchange.of(method, target)
        .with("Origin", Shop.ORIGIN)
        .with("Cookie", Shop.COOKIE + "=" + laptop);
    return endpoint.handle(exchange, shop.admitted(exchange, endpoint.access()), new byte[0]);
  }

  private String laterCookie() {
    shop.clock.advance(Duration.ofSeconds(1));
    return shop.cookieOf(ALICE);
  }

  private SessionId idOf(String cookie) {
    return shop.session(Shop.withCookie(cookie)).orElseThrow().id();
  }
}
