package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.ReauthenticationRefused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Identification.Throttled;
import dev.jeton.identity.Identification.Unidentified;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReauthenticationEndpointTest {
  private final Shop shop = Shop.open();
  private final List<Credentials> seen = new ArrayList<>();
  private Identification answer =
      new Identified(ALICE, new Authentication("pwd", shop.clock.instant(), 1));
  private final ReauthenticationEndpoint endpoint =
      ReauthenticationEndpoint.of(shop.tokens(), (presented, source) -> {
        seen.add(presented);
        return answer;
      });

  @Test
  void aProofIsAnsweredWithTheSessionAndANewCookie() {
    RecordingExchange exchange = post(shop.cookieOf(ALICE));

    Reply reply = handle(exchange, "{\"password\":\"right\"}");

    JsonObject view = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(view.text("subject")).contains("alice");
    assertThat(shop.admits(
            Shop.withCookie(Shop.cookieSetOn(exchange).orElseThrow()), Access.session()))
        .isTrue();
  }

  @Test
  @DisplayName("The name is the session's: what the body says of it counts for nothing")
  void theNameIsTheSessions() {
    handle(post(shop.cookieOf(ALICE)), "{\"username\":\"bob\",\"password\":\"right\"}");

    assertThat(seen).singleElement().satisfies(presented -> {
      assertThat(presented.field("username")).contains("alice");
      assertThat(presented.field("password")).contains("right");
    });
  }

  @Test
  void anApplicationNamesTheSubjectAsItsUsersDo() {
    ReauthenticationEndpoint byMail =
        endpoint.naming(subject -> Map.of("mail", subject.id().value() + "@shop.example"));
    RecordingExchange exchange = post(shop.cookieOf(ALICE));

    byMail.handle(exchange, shop.admitted(exchange, byMail.access()), "{}".getBytes(UTF_8));

    assertThat(seen.get(0).field("mail")).contains("alice@shop.example");
    assertThat(seen.get(0).field("username")).isEmpty();
  }

  @Test
  @DisplayName("Whoever proves to be somebody else is refused like one who proves nothing")
  void anotherSubjectsProofIsRefusedLikeAWrongOne() {
    String cookie = shop.cookieOf(ALICE);
    answer = new Unidentified();
    Reply wrong = handle(post(cookie), "{\"password\":\"wrong\"}");
    answer = new Identified(Subject.of("bob"), new Authentication("pwd", shop.clock.instant(), 1));
    RecordingExchange exchange = post(cookie);

    Reply others = handle(exchange, "{\"password\":\"bobs\"}");

    assertThat(others).isEqualTo(wrong);
    assertThat(others.status()).isEqualTo(401);
    assertThat(text(others)).contains("urn:jeton:problem:log-in-refused");
    assertThat(others.header("WWW-Authenticate")).containsExactly("Bearer realm=\"jeton\"");
    assertThat(Shop.cookieSetOn(exchange)).isEmpty();
    assertThat(shop.heard)
        .hasOnlyElementsOfTypes(
            dev.jeton.event.SessionEvent.LoggedIn.class, ReauthenticationRefused.class);
  }

  @Test
  void tooManyFailuresAreToldWhenToComeBack() {
    answer = new Throttled(ofSeconds(3));

    Reply reply = handle(post(shop.cookieOf(ALICE)), "{\"password\":\"right\"}");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).containsExactly("3");
    assertThat(shop.heard)
        .last()
        .isInstanceOfSatisfying(
            ReauthenticationRefused.class, told -> assertThat(told.throttled()).isTrue());
  }

  @Test
  void aSessionThatEndsWhileTheProofIsCheckedStaysOver() {
    String cookie = shop.cookieOf(ALICE);
    RecordingExchange exchange = post(cookie);
    ReauthenticationEndpoint slow =
        ReauthenticationEndpoint.of(shop.tokens(), (presented, source) -> {
          shop.tokens().control().endAll(ALICE.id());
          return answer;
        });

    Reply reply =
        slow.handle(exchange, shop.admitted(exchange, slow.access()), "{}".getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(text(reply)).contains("urn:jeton:problem:unauthenticated");
    assertThat(Shop.cookieSetOn(exchange)).isEmpty();
  }

  @Test
  @DisplayName("JWT attack 55: who acts for another can't prove to be him, even with his password")
  void whoActsForAnotherIsRefused() {
    RecordingExchange beginning = Shop.withCookie(shop.cookieOf(Subject.of("root")));
    shop.admitted(beginning, Access.session()).impersonate(ALICE);
    String acting = Shop.cookieSetOn(beginning).orElseThrow();

    Reply refusal = shop.refusal(post(acting), endpoint.access());

    assertThat(refusal.status()).isEqualTo(403);
  }

  @Test
  void nobodyIsAskedWithoutASession() {
    assertThat(shop.refusal(
                RecordingExchange.post("/reauthenticate").with("Origin", Shop.ORIGIN),
                endpoint.access())
            .status())
        .isEqualTo(401);
  }

  @Test
  void onlyJsonIsRead() {
    String cookie = shop.cookieOf(ALICE);
    RecordingExchange form = RecordingExchange.post("/reauthenticate")
        .with("Origin", Shop.ORIGIN)
        .with("Cookie", Shop.COOKIE + "=" + cookie)
        .with("Content-Type", "application/x-www-form-urlencoded");

    assertThat(handle(form, "password=right").status()).isEqualTo(415);
    assertThat(handle(post(cookie), "{\"password\":1}").status()).isEqualTo(400);
    assertThat(handle(post(cookie), "x".repeat(Endpoint.MAX_BODY_BYTES + 1)).status())
        .isEqualTo(413);
    assertThat(seen).isEmpty();
  }

  @Test
  void aProofThatIsGivenLateIsFreshFromThenOn() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(ofMinutes(20));
    answer = new Identified(ALICE, new Authentication("pwd", shop.clock.instant(), 1));
    RecordingExchange exchange = post(cookie);

    handle(exchange, "{\"password\":\"right\"}");

    Session session =
        shop.session(Shop.withCookie(Shop.cookieSetOn(exchange).orElseThrow())).orElseThrow();
    assertThat(session.authentication().at()).isEqualTo(shop.clock.instant());
    assertThat(session.createdAt()).isEqualTo(shop.clock.instant().minus(ofMinutes(20)));
  }

  private RecordingExchange post(String cookie) {
    return RecordingExchange.post("/reauthenticate")
        .with("Origin", Shop.ORIGIN)
        .with("Cookie", Shop.COOKIE + "=" + cookie)
        .with("Content-Type", "application/json");
  }

  private Reply handle(RecordingExchange exchange, String body) {
    return endpoint.handle(
        exchange, shop.admitted(exchange, endpoint.access()), body.getBytes(UTF_8));
  }
}
