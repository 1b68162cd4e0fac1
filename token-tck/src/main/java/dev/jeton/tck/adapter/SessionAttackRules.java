package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Admission.Admitted;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.session.EndReason;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.tck.wire.Answer;
import dev.jeton.token.AntiForgeryTokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cookies that somebody planted, stole or forged, and what a browser with them is made to do. */
interface SessionAttackRules extends Ground {

  @Test
  @DisplayName("Cookie attack 18: a token that the client chose is never adopted")
  default void aPlantedTokenIsNeverAdopted() {
    String planted = application().mint().cookieOfAnUnknownSession("alice");

    Answer answer = logIn()
        .cookie(COOKIE, planted)
        .json("{" + Ground.credentials("alice") + "}")
        .fromOwnPage()
        .send();

    assertThat(answer.cookie(COOKIE)).isNotEqualTo(planted);
    assertThat(getWith(planted, "/session").status()).isEqualTo(401);
    assertThat(getWith(answer.cookie(COOKIE), "/session").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 18: nobody gets a session by asking")
  default void aVisitOpensNoSession() {
    Answer answer = client().raw("GET /open HTTP/1.1");

    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  @DisplayName(
      "Cookie attack 22: a remembered cookie that was cut off and comes back ends its session")
  default void aStolenRememberedCookieIsNoticed() {
    String stolen = logIn()
        .json("{" + Ground.credentials("alice") + ",\"remember\":true}")
        .send()
        .cookie(COOKIE);
    String kept = client()
        .call("POST", "/reauthenticate")
        .cookie(COOKIE, stolen)
        .json("{\"password\":\"" + ContractUsers.password("alice") + "\"}")
        .fromOwnPage()
        .send()
        .cookie(COOKIE);
    application().clock().advance(Duration.ofMinutes(1));

    assertThat(getWith(stolen, "/session").status()).isEqualTo(401);

    assertThat(getWith(kept, "/session").status()).isEqualTo(401);
    assertThat(application().heard().heard(Ended.class))
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).isEqualTo(EndReason.REUSED));
  }

  @Test
  @DisplayName("Cookie attacks 24 and 30: the host that a request names opens and moves nothing")
  default void anotherHostIsNoOtherApplication() {
    String cookie = "Cookie: " + COOKIE + "=" + cookieOf("alice");
    String foreign = COOKIE + "=" + application().mint().cookieOfAnUnknownSession("alice");

    Answer named = rawSession(cookie, "X-Forwarded-Host: evil.example");
    Answer elsewhere = rawSession("Cookie: " + foreign, "X-Forwarded-Host: evil.example");
    Answer logIn = client()
        .call("POST", "/login")
        .header("X-Forwarded-Host", "evil.example")
        .form("username=alice&password=" + ContractUsers.password("alice"))
        .send();

    assertThat(named.status()).isEqualTo(200);
    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(logIn.header("location")).containsExactly("/");
    assertThat(logIn.setCookies()).containsExactly(Ground.sessionCookie(logIn.cookie(COOKIE)));
  }

  @Test
  @DisplayName("Cookie attacks 25 and 26: the anti-forgery token of another session proves nothing")
  default void anAntiForgeryTokenIsOfOneSession() {
    String cookie = cookieOf("alice");
    String own = antiForgeryToken(cookie);
    String earlier = antiForgeryToken(cookieOf("alice"));

    for (String forged : List.of(earlier, Ground.forged(own), own + "A", "x", own + ", " + own))
      assertThat(withoutEvidence(cookie, forged)).as(forged).isEqualTo(403);
    assertThat(application().served()).isEmpty();
    assertThat(withoutEvidence(cookie, own)).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 27: a header of evidence that came twice is none")
  default void evidenceThatCameTwiceIsNone() {
    String cookie = "Cookie: " + COOKIE + "=" + cookieOf("alice");
    String own = "Origin: " + ContractApplication.PUBLIC_ORIGIN;

    for (List<String> lines : List.of(
        List.of("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"),
        List.of("Sec-Fetch-Site: same-origin, cross-site"),
        List.of(own, "Origin: https://evil.example"),
        List.of("Origin: https://shop.example.evil.example"),
        List.of("Origin: https://SHOP.example."),
        List.of("Referer: https://evil.example/?https://shop.example/"))) {
      Answer answer = postWith(cookie, lines);

      assertThat(answer.status()).as(lines.toString()).isIn(400, 403);
    }
    assertThat(application().served()).isEmpty();
    assertThat(postWith(cookie, List.of(own)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 29: no word of a stranger makes a connection secure")
  default void aStrangersWordMakesNothingSecure() {
    for (String line : List.of(
        "X-Forwarded-Proto: https",
        "X-Forwarded-Proto: https,http",
        "X-Forwarded-Proto: HTTPS",
        "Forwarded: proto=https",
        "Forwarded: for=192.0.2.1;PROTO=\"https\"",
        "Forwarded: proto=https, proto=http")) {
      String[] header = line.split(": ", 2);

      Answer answer = client()
          .plainCall("POST", "/login")
          .header(header[0], header[1])
          .json("{" + Ground.credentials("alice") + "}")
          .send();

      assertThat(answer.status()).as(line).isEqualTo(403);
      assertThat(answer.setCookies()).as(line).isEmpty();
    }
  }

  private Answer postWith(String cookie, List<String> evidence) {
    String[] lines = new String[evidence.size() + 2];
    lines[0] = cookie;
    lines[1] = "Content-Length: 0";
    for (int at = 0; at < evidence.size(); at++) lines[at + 2] = evidence.get(at);
    return client().raw("POST /orders HTTP/1.1", lines);
  }

  private int withoutEvidence(String cookie, String token) {
    return client()
        .call("POST", "/orders")
        .cookie(COOKIE, cookie)
        .header(AntiForgeryTokens.HEADER, token)
        .send()
        .status();
  }

  private String antiForgeryToken(String cookie) {
    RecordingExchange page =
        new RecordingExchange("GET", "/page").with("Cookie", COOKIE + "=" + cookie);
    Admitted admitted = (Admitted) application().tokens().admit(page, Access.session());
    return admitted.session().antiForgeryToken().orElseThrow();
  }
}
