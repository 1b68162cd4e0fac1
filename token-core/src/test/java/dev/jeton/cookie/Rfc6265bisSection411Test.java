package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6265bis, section 4.1.1: the syntax of Set-Cookie")
class Rfc6265bisSection411Test {
  private static final Instant NOW = Instant.parse("2026-11-23T06:51:44Z");
  private final CookiePolicy policy = CookiePolicy.host("session");

  @Test
  void aCookieThatEndsWithTheBrowserHasNeitherExpiresNorMaxAge() {
    String line = policy.carry("VALUE").line();

    assertThat(line).isEqualTo("__Host-session=VALUE; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void aPersistentCookieHasExpiresAndMaxAgeOfTheSameSecond() {
    String line = policy.carry("VALUE", NOW, NOW.plus(Duration.ofDays(30))).line();

    assertThat(line)
        .isEqualTo(
            "__Host-session=VALUE; Path=/; Expires=Wed, 23 Dec 2026 06:51:44 GMT; Max-Age=2592000;"
                + " Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  @DisplayName(
      "Cookie attack 19: the deleting cookie repeats name, path and protection, and is over since 1970")
  void theDeletingCookieRepeatsNamePathAndProtection() {
    String line = policy.delete().line();

    assertThat(line)
        .isEqualTo("__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0;"
            + " Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void everyAttributeHasItsPlace() {
    CookiePolicy everything = CookiePolicy.builder(new CookieName("__Secure-session"))
        .path("/app")
        .sharedWithDomain("shop.example")
        .sameSite(SameSite.NONE)
        .partitioned()
        .build();

    String line = everything.carry("VALUE", NOW, NOW.plusSeconds(60)).line();

    assertThat(line)
        .isEqualTo(
            "__Secure-session=VALUE; Path=/app; Domain=shop.example; Expires=Mon, 23 Nov 2026 06:52:44 GMT;"
                + " Max-Age=60; Secure; HttpOnly; SameSite=None; Partitioned");
  }

  @Test
  @DisplayName("Cookie attack 19: the deleting cookie of a scoped policy repeats path and domain")
  void theDeletingCookieOfAScopedPolicyRepeatsPathAndDomain() {
    CookiePolicy scoped = CookiePolicy.builder(new CookieName("__Secure-session"))
        .path("/app")
        .sharedWithDomain("shop.example")
        .build();

    String line = scoped.delete().line();

    assertThat(line)
        .isEqualTo(
            "__Secure-session=; Path=/app; Domain=shop.example; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
                + " Max-Age=0; Secure; HttpOnly; SameSite=Lax");
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource(delimiter = '|', textBlock = """
      2026-01-01T00:00:00Z | Thu, 01 Jan 2026 00:00:00 GMT
      2026-02-09T01:02:03Z | Mon, 09 Feb 2026 01:02:03 GMT
      2028-02-29T23:59:59Z | Tue, 29 Feb 2028 23:59:59 GMT
      2026-03-04T00:00:00Z | Wed, 04 Mar 2026 00:00:00 GMT
      2026-04-05T00:00:00Z | Sun, 05 Apr 2026 00:00:00 GMT
      2026-05-01T00:00:00Z | Fri, 01 May 2026 00:00:00 GMT
      2026-06-06T00:00:00Z | Sat, 06 Jun 2026 00:00:00 GMT
      2026-07-07T00:00:00Z | Tue, 07 Jul 2026 00:00:00 GMT
      2026-08-08T00:00:00Z | Sat, 08 Aug 2026 00:00:00 GMT
      2026-09-09T00:00:00Z | Wed, 09 Sep 2026 00:00:00 GMT
      2026-10-10T00:00:00Z | Sat, 10 Oct 2026 00:00:00 GMT
      2026-11-11T00:00:00Z | Wed, 11 Nov 2026 00:00:00 GMT
      2026-12-12T00:00:00Z | Sat, 12 Dec 2026 00:00:00 GMT
      """)
  @DisplayName("sane-cookie-date is an IMF-fixdate: two digits of day, four of year, English names")
  void theDateIsAnImfFixdate(Instant until, String date) {
    String line = policy.carry("VALUE", until.minusSeconds(1), until).line();

    assertThat(line).contains("; Expires=" + date + ";");
  }

  @ParameterizedTest
  @ValueSource(longs = {-62_135_596_801L, -1L, 253_402_300_800L})
  void aYearThatADateCannotTellIsRefused(long second) {
    Instant until = Instant.ofEpochSecond(second);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.carry("VALUE", until.minusSeconds(1), until))
        .withMessageContaining("check the clock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\rb",
        "a\nb",
        "a\r\nSet-Cookie: x=y",
        "a\tb",
        "a\u001fb",
        "a\u007fb",
        "a b",
        " ab",
        "ab ",
        "a;b",
        "a; Domain=evil.example",
        "a,b",
        "\"ab\"",
        "a\"b",
        "a\\b",
        "a\u0080b",
        "a\u00e9",
        "a\u2028b",
        "\ud83c\udf6a"
      })
  @DisplayName("Cookie attack 12: a value outside cookie-octet is refused and not quoted")
  void aValueOutsideCookieOctetIsRefusedAndNotQuoted(String value) {
    IllegalArgumentException refusal =
        catchThrowableOfType(IllegalArgumentException.class, () -> policy.carry(value));

    assertThat(refusal).hasMessageContaining("the value of __Host-session");
    assertThat(refusal.getMessage()).doesNotContain(value);
  }

  @Test
  void everyCookieOctetIsWrittenAsItIs() {
    StringBuilder octets = new StringBuilder();
    for (char c = 0x21; c < 0x7F; c++) {
      if ("\",;\\".indexOf(c) < 0) octets.append(c);
    }

    String line = policy.carry(octets.toString()).line();

    assertThat(octets).hasSize(90);
    assertThat(line).startsWith("__Host-session=" + octets + "; Path=/");
  }

  @Test
  void anEmptyValueIsRefusedSinceItWouldLookLikeADeletion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.carry(""))
        .withMessage("the value of __Host-session is empty: call delete()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a=b",
        "a;b",
        "a,b",
        "a\u0000",
        "a\r\nb",
        "a\u007f",
        "a\tb",
        "(a)",
        "a/b",
        "a@b",
        "a[b]",
        "\"a\"",
        "a\u00e9",
        "\u2000__Host-session",
        "{a}",
        "a?",
        "a\\b",
        "<a>",
        "a:b"
      })
  @DisplayName("Cookie attack 12: a name outside token is refused")
  void aNameOutsideTokenIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieName(name))
        .withMessageContaining("cookie name");
  }

  @Test
  void everyTokenCharacterMakesAName() {
    String token = "!#$%&'*+-.^_`|~09azAZ";

    CookieName name = new CookieName(token);

    assertThat(name.text()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a;b",
        "/a\u0000",
        "/a\r\nSet-Cookie: x=y",
        "/a\u007f",
        "/a b",
        "/\u00e9",
        "/a ",
        "/a\t"
      })
  @DisplayName("Cookie attack 12: a path outside av-octet is refused and not quoted")
  void aPathOutsideAvOctetIsRefused(String path) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName("__Secure-session")).path(path);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("the cookie path has a forbidden character")
        .withMessageNotContaining(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "app", "*", "https://shop.example/"})
  void aPathThatBrowsersWouldReplaceIsRefused(String path) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName("__Secure-session")).path(path);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("must begin with a slash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app", "/app/", "/application"})
  @DisplayName(
      "Cookie attack 35: the path is written as given, so that a browser matches whole segments")
  void thePathIsWrittenAsGiven(String path) {
    CookiePolicy scoped =
        CookiePolicy.builder(new CookieName("__Secure-session")).path(path).build();

    List<String> lines = List.of(scoped.carry("VALUE").line(), scoped.delete().line());

    assertThat(lines).allSatisfy(line -> assertThat(line).contains("; Path=" + path + "; "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".shop.example",
        "shop.example.",
        "shop..example",
        "localhost",
        "com",
        "SHOP.example",
        "shop_.example",
        "-shop.example",
        "shop-.example",
        "127.0.0.1",
        "[::1]",
        "shop.example:443",
        "shop.example;x",
        "shop.example\r\n",
        "b\u00fccher.example",
        "shop example",
        "*.example",
        "\u0000.example"
      })
  @DisplayName(
      "Cookie attack 12: a domain that is no subdomain of RFC 1034 is refused and not quoted")
  void aDomainThatIsNoSubdomainIsRefused(String domain) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName("__Secure-session")).sharedWithDomain(domain);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageStartingWith("a cookie domain must be a name of two or more labels");
  }

  @Test
  void anEmptyDomainIsRefusedAtOnce() {
    CookiePolicy.Builder builder = CookiePolicy.builder(new CookieName("__Secure-session"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.sharedWithDomain(""))
        .withMessageContaining("leave the call out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "a.b",
        "x1.shop.example",
        "xn--bcher-kva.example",
        "1.shop.xn--p1ai"
      })
  void aDomainOfTwoLabelsOrMoreIsWritten(String domain) {
    CookiePolicy shared = CookiePolicy.builder(new CookieName("__Secure-session"))
        .sharedWithDomain(domain)
        .build();

    String line = shared.carry("VALUE").line();

    assertThat(line).contains("; Path=/; Domain=" + domain + "; Secure");
  }

  @ParameterizedTest
  @CsvSource({"63, true", "64, false"})
  void aLabelHasAtMostSixtyThreeBytes(int length, boolean fits) {
    CookiePolicy.Builder builder = CookiePolicy.builder(new CookieName("__Secure-session"))
        .sharedWithDomain("a".repeat(length) + ".example");

    Throwable refusal = catchThrowableOfType(IllegalArgumentException.class, builder::build);

    assertThat(refusal == null).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"253, true", "254, false"})
  void aDomainHasAtMostTwoHundredAndFiftyThreeBytes(int length, boolean fits) {
    String domain = "a.".repeat(126) + "b".repeat(length - 252);
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName("__Secure-session")).sharedWithDomain(domain);

    Throwable refusal = catchThrowableOfType(IllegalArgumentException.class, builder::build);

    assertThat(domain).hasSize(length);
    assertThat(refusal == null).isEqualTo(fits);
  }

  @Test
  void theValueShowsInTheLineOnly() {
    SetCookie cookie = policy.carry("SECRET");

    String shown = cookie.toString();

    assertThat(shown).isEqualTo("SetCookie[__Host-session, redacted]");
    assertThat(cookie.line()).contains("SECRET");
  }
}
