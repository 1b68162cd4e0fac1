package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Cookie headers that no browser of today sends, byte by byte: what they say must not depend on the
 * container.
 */
interface CookieAttackRules extends Ground {

  @Test
  @DisplayName("Cookie attack 1: neither the first of two cookies is taken nor the last")
  default void noOrderOfTwoCookiesOpensAnything() {
    String alice = COOKIE + "=" + cookieOf("alice");

    for (String line :
        List.of(alice + "; " + COOKIE + "=tossed", COOKIE + "=tossed; a=b; " + alice)) {
      Answer answer = rawSession("Cookie: " + line);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.setCookies()).containsExactly(DELETING_COOKIE);
    }
    nothingWasServed();
  }

  @Test
  @DisplayName("Cookie attack 2: the name in another case is another cookie's")
  default void theNameHasOneCase() {
    String value = "=" + cookieOf("alice");

    for (String name : List.of("__host-session", "__HOST-session", "__Host-Session"))
      assertNobody(rawSession("Cookie: " + name + value), name);
  }

  @Test
  @DisplayName(
      "Cookie attack 3: a cookie without a name is nobody's, whatever its value looks like")
  default void aNamelessCookieOpensNothing() {
    String pair = COOKIE + "=" + cookieOf("alice");

    for (String line : List.of("=" + pair, "= " + pair, COOKIE, ";" + COOKIE, "=" + COOKIE))
      assertNobody(rawSession("Cookie: " + line), line);
  }

  @Test
  @DisplayName("Cookie attack 4: no space of Unicode is trimmed from a name")
  default void onlyTheSpaceAndTheTabAreWhiteSpace() {
    String pair = COOKIE + "=" + cookieOf("alice");

    for (String space : List.of("\u00e2\u0080\u0080", "\u00c2\u00a0", "\u00c2\u0085", "\u00a0"))
      assertRefused(rawSession("Cookie: a=b; " + space + pair), space);
    assertThat(rawSession("Cookie: a=b;\t " + pair + " \t").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 5: $Version is the name of a cookie and nothing more")
  default void aVersionChangesNothing() {
    String token = cookieOf("alice");

    for (String quoted : List.of(
        "$Version=1; " + COOKIE + "=\"" + token + "\"; $Path=/",
        "$Version=\"1\"; " + COOKIE + "=\"" + token + "\"; $Path=\"/\"; $Domain=\"x\"",
        "$Version=1, " + COOKIE + "=" + token))
      assertNobody(rawSession("Cookie: " + quoted), quoted);
    assertThat(rawSession("Cookie: $Version=1; " + COOKIE + "=" + token + "; $Path=/")
            .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 6: quotes swallow no cookie between them, and no answer repeats one")
  default void aSandwichHasNoFilling() {
    String token = cookieOf("alice");

    Answer answer =
        rawSession("Cookie: $Version=1; a=\"x; " + COOKIE + "=" + token + "; b=y\"; c=z");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body() + answer.headers()).doesNotContain(token);
  }

  @Test
  @DisplayName("Cookie attacks 7 and 13: quotes and percent signs are part of the value")
  default void nothingIsUnquotedAndNothingDecoded() {
    String token = cookieOf("alice");
    String escaped = "%" + Integer.toHexString(token.charAt(0)) + token.substring(1);

    for (String value : List.of("\"" + token + "\"", "'" + token + "'", escaped, token + "%20"))
      assertNobody(rawSession("Cookie: " + COOKIE + "=" + value), value);
    assertNobody(rawSession("Cookie: %5F%5FHost-session=" + token), "the name");
  }

  @Test
  @DisplayName("Cookie attack 8: a comma separates no cookies")
  default void aCommaIsPartOfAValue() {
    String pair = COOKIE + "=" + cookieOf("alice");

    for (String line : List.of("a=b, " + pair, "a=b," + pair, pair + ", a=b"))
      assertNobody(rawSession("Cookie: " + line), line);
  }

  @Test
  @DisplayName("Cookie attack 9: a cookie does not reach from one header line into the next")
  default void noCookieSpansTwoLines() {
    String token = cookieOf("alice");
    String half = token.substring(0, token.length() / 2);

    assertNobody(
        rawSession("Cookie: " + COOKIE + "=" + half, "Cookie: " + token.substring(half.length())),
        "a value in halves");
    assertNobody(rawSession("Cookie: " + COOKIE, "Cookie: =" + token), "a name without its value");
    assertThat(rawSession("Cookie: a=b;", "Cookie: ;; " + COOKIE + "=" + token).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 10: a long Cookie header is read or refused, and never misread")
  default void aLongHeaderOpensTheSessionOrNothing() {
    String pair = COOKIE + "=" + cookieOf("alice");

    for (String before : List.of(
        ";".repeat(6000), "a=b; ".repeat(1200), "a=b;".repeat(10_000), "a=" + "x".repeat(6000)))
      assertThat(rawSession("Cookie: " + before + ";" + pair).status()).isIn(200, 400, 413, 431);
  }

  @Test
  @DisplayName("Cookie attack 11: a value that says nothing is nobody")
  default void anEmptyBlankOrDeletedValueIsNobody() {
    for (String value : List.of("", " ", "\t", "\"\"", "deleted", "null", "undefined", "="))
      assertNobody(rawSession("Cookie: " + COOKIE + "=" + value), value);
    for (String line : List.of("", ";", "; ;", "=", "=;="))
      assertNobody(rawSession("Cookie: " + line), line);
  }

  @Test
  @DisplayName("Cookie attack 12: a control character in a value opens nothing")
  default void aControlCharacterOpensNothing() {
    String token = cookieOf("alice");
    int half = token.length() / 2;

    for (String control : List.of("\0", "\r", "\u0001", "\u000b", "\u001f", "\u007f")) {
      String value = token.substring(0, half) + control + token.substring(half);

      assertRefused(rawSession("Cookie: " + COOKIE + "=" + value), control);
      assertRefused(rawSession("Cookie: " + COOKIE + "=" + token + control + "x"), control);
    }
  }

  @Test
  @DisplayName("Cookie attack 23: where the session cookie was evicted, everybody is nobody")
  default void anEvictedCookieIsNobody() {
    String others = "a0=b" + "; a=b".repeat(60);

    Answer open = client().raw("GET /open HTTP/1.1", "Cookie: " + others);
    Answer closed = rawSession("Cookie: " + others);

    assertThat(open.body()).contains("{\"subject\":\"\"}");
    assertThat(closed.header("www-authenticate")).containsExactly(CHALLENGE);
    assertThat(open.setCookies()).isEmpty();
    assertThat(closed.setCookies()).isEmpty();
  }

  private void assertNobody(Answer answer, String what) {
    assertThat(answer.status()).as(what).isEqualTo(401);
    assertThat(answer.setCookies()).as(what).isEmpty();
    nothingWasServed();
  }

  /** A server may refuse by itself what no header may say (RFC 9110, section 5.5). */
  private void assertRefused(Answer answer, String what) {
    assertThat(answer.status()).as(what).isIn(400, 401);
    assertThat(answer.setCookies()).as(what).isEmpty();
    nothingWasServed();
  }

  private void nothingWasServed() {
    assertThat(application().served()).isEmpty();
  }
}
