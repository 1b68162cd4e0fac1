package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6265bis, section 4.1.1: no two Set-Cookie lines of one name in a response")
class ResponseLinesTest {
  private final CookiePolicy policy = CookiePolicy.host("session");

  private final CookiePolicy shared = CookiePolicy.builder(new CookieName("sid"))
      .insecurelyWithoutPrefix()
      .sharedWithDomain("shop.example")
      .build();

  @Test
  void aLineJoinsAResponseThatHasNone() {
    SetCookie cookie = policy.carry("VALUE");

    List<String> lines = cookie.mergedInto(List.of());

    assertThat(lines).containsExactly(cookie.line());
  }

  @Test
  @DisplayName("Cookie attack 20: filter and handler both write, and the last word counts")
  void theLastWordCounts() {
    List<String> afterFilter = policy.carry("OLD").mergedInto(List.of("a=1; Path=/", "b=2"));

    List<String> afterHandler = policy.delete().mergedInto(afterFilter);

    assertThat(afterHandler)
        .containsExactly("a=1; Path=/", "b=2", policy.delete().line());
  }

  @Test
  void allEarlierCopiesGoWhoeverWroteThem() {
    List<String> existing =
        List.of("__Host-session=1", "a=1", "__Host-session=2; Path=/; Domain=evil.example");

    List<String> lines = policy.carry("VALUE").mergedInto(existing);

    assertThat(lines).containsExactly("a=1", policy.carry("VALUE").line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " __Host-session=1",
        "__Host-session =1",
        "\t__Host-session\t=\t1",
        "__Host-session=",
        "__Host-session==;x"
      })
  void aNameIsReadAsBrowsersReadIt(String sameName) {
    List<String> lines = policy.carry("VALUE").mergedInto(List.of(sameName));

    assertThat(lines).containsExactly(policy.carry("VALUE").line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__host-session=1",
        "__Host-sessions=1",
        "__Host-sessio=1",
        "x__Host-session=1",
        "\u2000__Host-session=1",
        "=__Host-session=1",
        "__Host-session",
        "a; __Host-session=1",
        "a=b, __Host-session=1",
        ""
      })
  void anotherNameStays(String otherName) {
    List<String> lines = policy.carry("VALUE").mergedInto(List.of(otherName));

    assertThat(lines).containsExactly(otherName, policy.carry("VALUE").line());
  }

  @Test
  void whatLeavesIsACopyThatNobodyChanges() {
    List<String> lines = policy.carry("VALUE").mergedInto(List.of());

    assertThatThrownBy(() -> lines.add("a=1")).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sid=1; Path=/; Domain=shop.example",
        "sid=1;domain=.SHOP.example;path=/",
        "sid=1; Path=/x; Domain=other; Path=/ ; Domain = shop.example; Secure"
      })
  void whatIsPlacedBesideReplacesItsOwnPathAndDomainAlone(String samePlace) {
    SetCookie deleted = shared.delete();

    List<String> lines = deleted.placedBeside(List.of("sid=2; Path=/", samePlace, "a=1"));

    assertThat(lines).containsExactly("sid=2; Path=/", "a=1", deleted.line());
  }

  @Test
  void whatIsPlacedBesideLeavesEveryOtherPlaceAlone() {
    List<String> others = List.of("sid", "sid=1", "sid=1; Path=/x; Domain=shop.example", "Path=/");

    assertThat(shared.delete().placedBeside(others))
        .startsWith(others.toArray(String[]::new))
        .hasSize(5);
  }
}
