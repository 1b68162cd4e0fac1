package dev.jeton.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  @Test
  void jsonCarriesItsTypeAndIsNotCached() {
    Reply reply = Reply.json(201, JsonObject.of(Map.of("id", 7)));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.headers())
        .containsExactly(
            Map.entry("Cache-Control", List.of("no-store")),
            Map.entry("Content-Type", List.of("application/json")));
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"id\":7}");
  }

  @Test
  void aPageIsHtmlInUtf8() {
    Reply reply = Reply.html(200, "<p>\u00E9</p>");

    assertThat(reply.header("content-type")).containsExactly("text/html; charset=utf-8");
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("<p>\u00E9</p>");
  }

  @Test
  void anEmptyReplyHasNoBodyAndNoType() {
    Reply reply = Reply.empty(204);

    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Content-Type")).isEmpty();
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectCarriesItsLocationAndIsNotCached(int status) {
    Reply reply = Reply.redirect(status, "https://shop.example/");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Location")).containsExactly("https://shop.example/");
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 400})
  void anotherStatusIsNoRedirect(int status) {
    assertThatThrownBy(() -> Reply.redirect(status, "/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("status " + status + " is no redirect: use 301, 302, 303, 307 or 308");
  }

  @Test
  void aRedirectToNowhereIsNotTaken() {
    assertThatThrownBy(() -> Reply.redirect(303, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a redirect needs a location");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 600})
  void aStatusOutsideTheAnswersIsNotTaken(int status) {
    assertThatThrownBy(() -> Reply.empty(status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("status " + status + " is not in 200..599");
  }

  @Test
  void aHeaderReplacesAllLinesOfItsNameAndLeavesTheOldReplyAlone() {
    Reply before = Reply.empty(200);

    Reply after = before
        .withHeader("cache-control", "max-age=60")
        .withHeader("Vary", "Cookie", "Authorization");

    assertThat(after.headers())
        .containsExactly(
            Map.entry("cache-control", List.of("max-age=60")),
            Map.entry("Vary", List.of("Cookie", "Authorization")));
    assertThat(before.header("Cache-Control")).containsExactly("no-store");
    assertThat(after.withHeader("VARY").header("Vary")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\u0000b", "\u00E9", " a", "a ", "a\u007F"})
  void aValueThatCouldBreakTheLineIsNotTakenAndNotRepeated(String value) {
    assertThatThrownBy(() -> Reply.redirect(303, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "header Location must be visible ASCII, space or tab, without space at its ends");
  }

  @Test
  void aNameThatIsNoTokenIsNotTaken() {
    assertThatThrownBy(() -> Reply.empty(200).withHeader("A B", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header name A B is no token");
  }

  @Test
  void aCookieNeverStandsInAReply() {
    assertThatThrownBy(() -> Reply.empty(200).withHeader("set-cookie", "a=b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Set-Cookie never stands in a reply: write it on the exchange");
  }

  @Test
  void whatLeavesIsACopy() {
    Reply reply = Reply.json(200, JsonObject.of(Map.of("a", 1)));

    reply.body()[0] = 'x';

    assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"a\":1}");
    assertThatThrownBy(() -> reply.headers().put("A", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void itsTextTellsNoValue() {
    Reply reply = Reply.json(200, JsonObject.of(Map.of("access_token", "secret")))
        .withHeader("X-Secret", "secret");

    assertThat(reply).hasToString("Reply[200, [Cache-Control, Content-Type, X-Secret], 25 bytes]");
    assertThat(reply).isNotEqualTo(Reply.empty(200));
    assertThat(Reply.empty(204)).isEqualTo(Reply.empty(204)).hasSameHashCodeAs(Reply.empty(204));
  }
}
