package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6265bis, section 4.1.3, and layered-cookies: cookie name prefixes")
class Rfc6265bisSection413Test {

  @ParameterizedTest(name = "{0} has the prefix {1}")
  @CsvSource({
    "session, NONE",
    "__Secure-session, SECURE",
    "__Host-session, HOST",
    "__Http-session, HTTP",
    "__Host-Http-session, HOST_HTTP",
    "__Host-Httpsession, HOST",
    "_Host-session, NONE",
    "__Hos-session, NONE",
    "__Hostsession, NONE",
    "x__Host-session, NONE",
    "__Http_session, NONE"
  })
  void aNameTellsItsPrefix(String text, CookiePrefix prefix) {
    CookieName name = new CookieName(text);

    assertThat(name.prefix()).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__host-session",
        "__HOST-session",
        "__HoSt-session",
        "__secure-session",
        "__SECURE-session",
        "__http-session",
        "__HTTP-session",
        "__Host-http-session",
        "__host-Http-session",
        "__HOST-HTTP-session"
      })
  @DisplayName("Cookie attack 2: a name that resembles a prefix but for its case is refused")
  void aNameThatResemblesAPrefixButForItsCaseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieName(text))
        .withMessageStartingWith(text + " resembles the prefix __");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__Secure-", "__Host-", "__Http-", "__Host-Http-"})
  void aPrefixAloneIsNoName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieName(text))
        .withMessage(text + " is a prefix and nothing else: append a name to it");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 106: a name has one of the prefixes that browsers know")
  void aNameIsBuiltFromItsPrefix(CookiePrefix prefix) {
    CookieName name = CookieName.of(prefix, "session");

    assertThat(name.text()).isEqualTo(prefix.text() + "session");
    assertThat(name.prefix()).isEqualTo(prefix);
  }

  @ParameterizedTest
  @CsvSource({"NONE, __Host-session", "HOST, Http-session"})
  void aPrefixIsNotSmuggledInByTheRestOfTheName(CookiePrefix prefix, String rest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CookieName.of(prefix, rest))
        .withMessageEndingWith(", not " + prefix);
  }

  @ParameterizedTest
  @CsvSource({"__Host-session", "__Host-Http-session"})
  @DisplayName("Cookie attack 16: a host prefix with Domain is refused, and both sides are named")
  void aHostPrefixForbidsDomain(String name) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName(name)).sharedWithDomain("shop.example");

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "cookie %s: the prefix %s forbids Domain=shop.example",
            name, new CookieName(name).prefix().text());
  }

  @ParameterizedTest
  @CsvSource({"__Host-session", "__Host-Http-session"})
  @DisplayName(
      "Cookie attack 16: a host prefix with another path is refused, and both sides are named")
  void aHostPrefixForbidsAnotherPath(String name) {
    CookiePolicy.Builder builder = CookiePolicy.builder(new CookieName(name)).path("/app");

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "cookie %s: the prefix %s needs Path=/ and forbids Path=/app",
            name, new CookieName(name).prefix().text());
  }

  @ParameterizedTest
  @CsvSource({"__Secure-session", "__Host-session", "__Http-session", "__Host-Http-session"})
  @DisplayName("Cookie attack 16: a prefix without Secure is refused, and both sides are named")
  void everyPrefixNeedsSecure(String name) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName(name)).insecurelyWithoutTls();

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "cookie %s: the prefix %s needs Secure",
            name, new CookieName(name).prefix().text());
  }

  @ParameterizedTest
  @CsvSource({"__Http-session", "__Host-Http-session"})
  @DisplayName(
      "Cookie attack 16: an Http prefix without HttpOnly is refused, and both sides are named")
  void anHttpPrefixNeedsHttpOnly(String name) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName(name)).insecurelyReadableByScripts();

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "cookie %s: the prefix %s needs HttpOnly",
            name, new CookieName(name).prefix().text());
  }

  @ParameterizedTest
  @CsvSource({"__Secure-session", "__Http-session"})
  void aPrefixWithoutHostAllowsPathAndDomain(String name) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName(name)).path("/app").sharedWithDomain("shop.example");

    assertThatNoException().isThrownBy(builder::build);
  }

  @ParameterizedTest
  @CsvSource({"__Secure-session", "__Host-session"})
  void aPrefixWithoutHttpAllowsScriptsOnceSaidOutLoud(String name) {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName(name)).insecurelyReadableByScripts();

    String line = builder.build().carry("VALUE").line();

    assertThat(line).isEqualTo(name + "=VALUE; Path=/; Secure; SameSite=Lax");
  }
}
