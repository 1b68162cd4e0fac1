package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.RequestSession;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authenticator;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Identification.Throttled;
import dev.jeton.identity.Identification.Unidentified;
import dev.jeton.json.JsonObject;
import dev.jeton.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginEndpointTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String GOOD_FORM = "username=alice&password=wonder";
  private static final String GOOD_JSON = "{\"username\":\"alice\",\"password\":\"wonder\"}";

  private final Shop shop = Shop.open();
  private final List<String> sources = new ArrayList<>();
  private final Authenticator authenticator = (presented, source) -> {
    sources.add(source);
    String name = presented.field("username").orElse("");
    if (name.equals("busy")) return new Throttled(ofMillis(1_200));
    boolean right =
        name.equals("alice") && presented.field("password").orElse("").equals("wonder");
    return right ? new Identified(ALICE, shop.byPassword()) : new Unidentified();
  };
  private final LoginEndpoint endpoint = LoginEndpoint.of(shop.tokens(), authenticator);
  private RecordingExchange exchange = Shop.logInRequest();

  @Test
  void isALogInRoute() {
    assertThat(endpoint.access()).isEqualTo(Access.logIn());
  }

  @Test
  void aFormIsSentHomeWithASessionCookie() {
    Reply reply = post(FORM, GOOD_FORM);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).containsExactly("/");
    assertThat(exchange.responseHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(
            "__Host-session=jeton_s_[A-Za-z0-9_-]{98}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(sources).containsExactly("192.0.2.1");
  }

  @Test
  void jsonIsAnsweredWithTheSession() {
    Reply reply = post(JSON + "; charset=utf-8", GOOD_JSON);

    assertThat(reply.status()).isEqualTo(200);
    JsonObject body = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(body.text("subject")).contains("alice");
    assertThat(text(reply)).doesNotContain("jeton_s_");
    assertThat(Shop.cookieSetOn(exchange)).isPresent();
  }

  @Test
  void remembersWhereTheBoxIsChecked() {
    post(FORM, GOOD_FORM + "&remember=on");

    assertThat(exchange.responseHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .matches("__Host-session=jeton_s_[A-Za-z0-9_-]{98}; Path=/;"
            + " Expires=Sun, 01 Feb 2026 12:00:00 GMT; Max-Age=2592000;"
            + " Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void jsonSaysWhetherToRemember() {
    post(JSON, GOOD_JSON.replace("}", ",\"remember\":true}"));
    assertThat(exchange.responseHeaders("Set-Cookie").get(0)).contains("Max-Age=2592000");

    exchange = Shop.logInRequest();
    post(JSON, GOOD_JSON.replace("}", ",\"remember\":false}"));

    assertThat(exchange.responseHeaders("Set-Cookie").get(0)).doesNotContain("Max-Age");
  }

  @Test
  void bearerTransportAnswersTokensAndSetsNoCookie() {
    Reply reply = post(JSON, GOOD_JSON.replace("}", ",\"transport\":\"bearer\"}"));

    JsonObject body = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(body.names())
        .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
    assertThat(body.text("token_type")).contains("Bearer");
    assertThat(body.integer("expires_in")).hasValue(300);
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(reply.header("Pragma")).containsExactly("no-cache");
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(
            shop.admits(Shop.withBearer(body.text("access_token").orElseThrow()), Access.session()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  @DisplayName("Requirement 44: a browser gets no token that a script could read")
  void aBrowserThatAsksForBearerTokensIsRefused(String site) {
    exchange.with("Sec-Fetch-Site", site);

    Reply reply = post(FORM, GOOD_FORM + "&transport=bearer");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(text(reply)).contains("urn:jeton:problem:bearer-refused-for-browsers");
    assertThat(sources).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=alice&password=wrong",
        "username=nobody&password=wonder",
        "username=alice",
        ""
      })
  @DisplayName("Requirement 66: wrong password, unknown user and nothing at all are one answer")
  void wrongCredentialsAreOneAnswer(String form) {
    Reply reply = post(FORM, form);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(text(reply))
        .isEqualTo("{\"type\":\"urn:jeton:problem:log-in-refused\","
            + "\"title\":\"The log-in was refused\",\"status\":401}");
    assertThat(reply.header("WWW-Authenticate")).containsExactly("Bearer realm=\"jeton\"");
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            LogInRefused.class, told -> assertThat(told.throttled()).isFalse());
  }

  @Test
  void tooManyAttemptsAreToldWhenToComeBack() {
    Reply reply = post(JSON, "{\"username\":\"busy\"}");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).containsExactly("2");
    assertThat(reply.header("WWW-Authenticate")).isEmpty();
    assertThat(shop.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            LogInRefused.class, told -> assertThat(told.throttled()).isTrue());
  }

  @Test
  void aRefusedFormSeesThePageOfTheApplication() {
    LoginEndpoint withPage = endpoint.refusalPage(problem -> "<p>" + problem.status());

    Reply wrong = post(withPage, FORM, "username=alice");
    Reply busy = post(withPage, FORM, "username=busy");
    Reply json = post(withPage, JSON, "{}");

    assertThat(text(wrong)).isEqualTo("<p>401");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("Content-Type")).containsExactly("text/html; charset=utf-8");
    assertThat(wrong.header("WWW-Authenticate")).isNotEmpty();
    assertThat(busy.status()).isEqualTo(429);
    assertThat(busy.header("Retry-After")).containsExactly("2");
    assertThat(text(json)).contains("urn:jeton:problem:log-in-refused");
  }

  @Test
  void aFormGoesBackToWhereItCameFrom() {
    Reply reply = post(FORM, GOOD_FORM + "&return=%2Forders%3Fpage%3D2");

    assertThat(reply.header("Location")).containsExactly("/orders?page=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "%2F%2Fevil.example",
        "/%5Cevil.example",
        "%2F%250d%250aX",
        "javascript:alert(1)",
        "",
        "orders",
        "/%0d%0aSet-Cookie:a=b",
        "/%c3%a9",
        "/%252F/evil"
      })
  @DisplayName("A form never leads to another site")
  void anUnsafeWayBackIsForgotten(String back) {
    Reply reply = post(FORM, GOOD_FORM + "&return=" + back);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location"))
        .singleElement()
        .asString()
        .startsWith("/")
        .doesNotContain("evil.example");
    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json+x",
        "application/jsonx",
        "text/json",
        "application/xml",
        ""
      })
  @DisplayName(
      "Requirement 30: what a page may send without asking first, but for a form, is refused")
  void anotherMediaTypeIsRefused(String type) {
    Reply reply = post(type, GOOD_JSON);

    assertThat(reply.status()).isEqualTo(415);
    assertThat(sources).isEmpty();
  }

  @Test
  void noMediaTypeAndTwoOfThemAreRefused() {
    assertThat(answer(endpoint, GOOD_JSON).status()).isEqualTo(415);
    exchange.with("Content-Type", JSON, FORM);

    assertThat(answer(endpoint, GOOD_JSON).status()).isEqualTo(415);
  }

  @Test
  void aBodyOfTheLongestLengthIsRead() {
    String fill = "&x=" + "x".repeat(Endpoint.MAX_BODY_BYTES - GOOD_FORM.length() - 3);

    assertThat(post(FORM, GOOD_FORM + fill).status()).isEqualTo(303);
  }

  @Test
  void aLongerBodyIsTooLarge() {
    String fill = "&x=" + "x".repeat(Endpoint.MAX_BODY_BYTES - GOOD_FORM.length() - 2);

    assertThat(post(FORM, GOOD_FORM + fill).status()).isEqualTo(413);
    assertThat(sources).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"username\":\"alice\"}x",
        "{\"username\":\"a\",\"username\":\"alice\"}",
        "{\"username\":\"a\",\"\\u0075sername\":\"alice\"}",
        "{\"username\":1}",
        "{\"username\":null}",
        "{\"username\":[\"alice\"]}",
        "{\"username\":{\"$ne\":\"\"}}",
        "{'username':'alice'}",
        "{\"username\":\"alice\",\"password\":\"\\ud800\"}",
        "{\"username\":true,\"password\":\"wonder\"}"
      })
  @DisplayName(
      "Requirement 67: JSON that two parsers could read in two ways, or of the wrong types")
  void jsonIsReadStrictly(String json) {
    Reply reply = post(JSON, json);

    if (json.contains("true")) assertThat(reply.status()).isEqualTo(401);
    else {
      assertThat(reply.status()).isEqualTo(400);
      assertThat(text(reply)).contains("urn:jeton:problem:malformed-request");
      assertThat(sources).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"transport\":true",
        "\"transport\":\"Bearer\"",
        "\"transport\":\"\"",
        "\"remember\":\"true\"",
        "\"remember\":\"\""
      })
  void anOptionOfTheWrongShapeIsMalformed(String option) {
    Reply reply = post(JSON, GOOD_JSON.replace("}", "," + option + "}"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(sources).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=a&username=alice",
        "username=a&%75sername=alice",
        "username=%",
        "username=%4",
        "username=%zz",
        "username=%u0061",
        "username=%ff",
        "username=%c0%af",
        "username=%ed%a0%80",
        "%ff=a",
        "username=%-1",
        "username=%+1",
        "a&a"
      })
  @DisplayName("Requirement 67: a form with a name twice, broken escapes or what is no UTF-8")
  void aFormIsReadStrictly(String form) {
    Reply reply = post(FORM, form);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(sources).isEmpty();
  }

  @Test
  void bytesThatAreNoUtf8AreMalformed() {
    for (String type : List.of(FORM, JSON)) {
      exchange = Shop.logInRequest().with("Content-Type", type);
      RequestSession request = shop.atLogIn(exchange);
      byte[] bad = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};

      assertThat(endpoint.handle(exchange, request, bad).status()).isEqualTo(400);
    }
  }

  @Test
  void aFormIsDecodedOnceAndAsUtf8() {
    List<String> seen = new ArrayList<>();
    LoginEndpoint listening = LoginEndpoint.of(shop.tokens(), (presented, source) -> {
      seen.add(presented.field("password").orElse(""));
      return new Unidentified();
    });

    post(listening, FORM, "password=%C3%A9%2B+%2525&&a=&=b");
    post(listening, FORM, "password=é");

    assertThat(seen).containsExactly("é+ %25", "é");
  }

  @Test
  void anAccountThatIsDisabledDuringTheCheckIsRefusedLikeAWrongPassword() {
    LoginEndpoint overtaken = LoginEndpoint.of(shop.tokens(), (presented, source) -> {
      shop.tokens().control().endAll(ALICE.id());
      return new Identified(ALICE, shop.byPassword());
    });

    Reply late = post(overtaken, JSON, GOOD_JSON);
    Reply wrong = post(JSON, "{}");

    assertThat(late).isEqualTo(wrong);
    assertThat(shop.heard).filteredOn(LogInRefused.class::isInstance).hasSize(2);
  }

  @Test
  void aStoreThatIsAwayIsLeftToTheAdapter() {
    exchange.with("Content-Type", JSON);
    RequestSession request = shop.atLogIn(exchange);
    shop.store.goAway();

    assertThatThrownBy(() -> endpoint.handle(exchange, request, GOOD_JSON.getBytes(UTF_8)))
        .isInstanceOf(StoreException.class);
    Reply told = shop.tokens().storeAway(exchange, new StoreException("away"));

    assertThat(told.status()).isEqualTo(503);
    assertThat(told.header("Retry-After")).containsExactly("2");
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  @DisplayName("Requirement 63: what was sent is not printed")
  void aBodyIsNotPrinted() {
    exchange.with("Content-Type", JSON);

    assertThat(Body.of(exchange, GOOD_JSON.getBytes(UTF_8))).hasToString("Fields[redacted]");
  }

  private Reply post(String type, String body) {
    return post(endpoint, type, body);
  }

  private Reply post(LoginEndpoint asked, String type, String body) {
    exchange.with("Content-Type", type);
    Reply reply = answer(asked, body);
    if (reply.status() >= 400) renewed();
    return reply;
  }

  private Reply answer(LoginEndpoint asked, String body) {
    return asked.handle(exchange, shop.atLogIn(exchange), body.getBytes(UTF_8));
  }

  // A refused log-in has written nothing, so that the next one may begin afresh.
  private void renewed() {
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    exchange = Shop.logInRequest();
  }
}
