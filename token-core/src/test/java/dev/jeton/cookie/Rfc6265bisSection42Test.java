package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6265bis, section 4.2: the Cookie header")
class Rfc6265bisSection42Test {
  private static final CookieName SID = new CookieName("__Host-sid");

  private static List<String> sids(String... lines) {
    return CookieHeader.of(List.of(lines)).values(SID);
  }

  @Test
  void aRequestWithoutTheHeaderHasNoValue() {
    assertThat(sids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Host-sid=x",
        "a=b; __Host-sid=x",
        "__Host-sid=x; a=b",
        "a=b;__Host-sid=x;c=d",
        ";; __Host-sid=x ;;",
        " \t__Host-sid\t = \t x\t ;",
        "a; __Host-sid=x",
        "=; __Host-sid=x"
      })
  void aValueIsFoundWhereverItStands(String line) {
    assertThat(sids(line)).containsExactly("x");
  }

  @Test
  @DisplayName(
      "Cookie attack 1: a tossed cookie of the same name is told too, so that nobody takes the first")
  void everyValueOfOneNameIsToldInWireOrder() {
    assertThat(sids("__Host-sid=tossed; a=b; __Host-sid=ours")).containsExactly("tossed", "ours");
  }

  @Test
  @DisplayName("Cookie attack 1: equal values are two values")
  void equalValuesAreTwoValues() {
    assertThat(sids("__Host-sid=x; __Host-sid=x")).containsExactly("x", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"__host-sid=x", "__HOST-sid=x", "__Host-SID=x", "__HOST-SID=x", "__Host-\u017fid=x"
      })
  @DisplayName("Cookie attack 2: a name in another case is another name")
  void aNameInAnotherCaseIsAnotherName(String line) {
    assertThat(sids(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=__Host-sid=x",
        " = __Host-sid=x",
        "__Host-sid",
        "__Host-sid ;x",
        "a; =__Host-sid",
        "=",
        ""
      })
  @DisplayName("Cookie attack 3: a nameless cookie opens nothing")
  void aNamelessCookieOpensNothing(String line) {
    assertThat(sids(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2000__Host-sid=x",
        "\u00a0__Host-sid=x",
        "\u0085__Host-sid=x",
        "\u00c2\u0085__Host-sid=x",
        "\u00e2\u0080\u0080__Host-sid=x",
        "\ufeff__Host-sid=x",
        "\u3000__Host-sid=x",
        "__Host-sid\u2000=x",
        "__Host-sid\u00a0=x",
        "\u000b__Host-sid=x",
        "\f__Host-sid=x",
        "\r\n__Host-sid=x",
        "\u0000__Host-sid=x",
        "\u001c__Host-sid=x"
      })
  @DisplayName(
      "Cookie attack 4: only SP and HTAB are white space, Unicode's spaces are part of another name")
  void onlySpaceAndTabAreWhiteSpace(String line) {
    assertThat(sids(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2000", "\u00a0", "\u0085", "\u000b", "\f", "\u0000", "\u001c"})
  @DisplayName(
      "Cookie attack 4: Unicode's spaces around a value stay, for the format gate to refuse")
  void unicodeSpacesAroundAValueStay(String space) {
    assertThat(sids("__Host-sid=" + space + "x" + space)).containsExactly(space + "x" + space);
  }

  @Test
  @DisplayName("Cookie attack 5: $Version switches to no other grammar, and the quotes stay")
  void versionSwitchesToNoOtherGrammar() {
    CookieHeader header =
        CookieHeader.of(List.of("$Version=1; __Host-sid=\"x\"; $Path=/; $Domain=a.example"));

    assertThat(header.values(SID)).containsExactly("\"x\"");
    assertThat(header.values(new CookieName("$Version"))).containsExactly("1");
    assertThat(header.values(new CookieName("$Path"))).containsExactly("/");
  }

  @Test
  @DisplayName("Cookie attack 6: quotes span no semicolon, so a sandwich swallows nothing")
  void quotesSpanNoSemicolon() {
    CookieHeader header = CookieHeader.of(List.of("$Version=1; a=\"x; __Host-sid=SECRET; b=y\""));

    assertThat(header.values(new CookieName("a"))).containsExactly("\"x");
    assertThat(header.values(SID)).containsExactly("SECRET");
    assertThat(header.values(new CookieName("b"))).containsExactly("y\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"tok\"", "\"", "\"\"", "a\"b", "\\\"tok\\\"", "'tok'", "\"tok", "tok\""})
  @DisplayName("Cookie attack 7: a quoted value keeps its quotes")
  void aQuotedValueKeepsItsQuotes(String value) {
    assertThat(sids("__Host-sid=" + value)).containsExactly(value);
  }

  @Test
  @DisplayName("Cookie attack 8: a comma separates nothing")
  void aCommaSeparatesNothing() {
    assertThat(sids("a=b, __Host-sid=x")).isEmpty();
    assertThat(sids("__Host-sid=x, a=b")).containsExactly("x, a=b");
    assertThat(sids(",__Host-sid=x")).isEmpty();
  }

  @Test
  @DisplayName("Requirement 102, cookie attack 9: several Cookie lines are one list")
  void severalLinesAreOneList() {
    assertThat(sids("a=b; __Host-sid=1", "c=d", "__Host-sid=2; e=f", "")).containsExactly("1", "2");
  }

  @Test
  @DisplayName("Cookie attack 9: a pair does not reach from one line into the next")
  void aPairDoesNotReachIntoTheNextLine() {
    assertThat(sids("__Host-", "sid=x")).isEmpty();
    assertThat(sids("__Host-sid", "=x")).isEmpty();
    assertThat(sids("__Host-sid=x", "y")).containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "NULL", quoteCharacter = '^', textBlock = """
      __Host-sid=         | ^^
      __Host-sid= \t      | ^^
      __Host-sid=;a=b     | ^^
      __Host-sid=deleted  | deleted
      __Host-sid==        | =
      __Host-sid=a=b=c    | a=b=c
      __Host-sid=a b      | a b
      """)
  @DisplayName("Cookie attack 11: an empty, blank or odd value is a value, and no exception")
  void anEmptyOrBlankValueIsAValue(String line, String value) {
    assertThat(sids(line)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\rb",
        "a\nb",
        "a\u007fb",
        "a\u0001b",
        "\u00e9",
        "\u00c3\u00a9",
        "\ud83c"
      })
  @DisplayName(
      "Cookie attack 12: control and foreign characters come out as they are, for the format gate to refuse")
  void controlAndForeignCharactersComeOutAsTheyAre(String value) {
    assertThat(sids("__Host-sid=" + value)).containsExactly(value);
  }

  @Test
  @DisplayName(
      "Cookie attack 13: percent signs decode to nothing, neither in the value nor in the name")
  void percentSignsDecodeToNothing() {
    assertThat(sids("__Host-sid=%6Aeton%5Fs%3B+x")).containsExactly("%6Aeton%5Fs%3B+x");
    assertThat(sids("__Host%2Dsid=x")).isEmpty();
    assertThat(sids("a=b%3B __Host-sid=x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Host-si=x",
        "__Host-sidd=x",
        "x__Host-sid=x",
        "__Host-sid x=y",
        "__Host-s id=x",
        "sid=x"
      })
  void aNameThatIsOnlySimilarIsAnotherName(String line) {
    assertThat(sids(line)).isEmpty();
  }

  @Test
  void theHeaderShowsNothingOfItsLines() {
    String shown = CookieHeader.of(List.of("__Host-sid=SECRET", "a=b")).toString();

    assertThat(shown).isEqualTo("CookieHeader[2 lines, redacted]");
  }

  @Test
  void whatWasReadDoesNotChangeAfterwards() {
    List<String> lines = new ArrayList<>(List.of("__Host-sid=x"));
    CookieHeader header = CookieHeader.of(lines);

    lines.set(0, "__Host-sid=y");

    assertThat(header.values(SID)).containsExactly("x");
    assertThatThrownBy(() -> header.values(SID).add("z"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("Cookie attack 10: ten thousand copies are ten thousand values")
  void tenThousandCopiesAreTenThousandValues() {
    String[] pairs = new String[10_000];
    Arrays.fill(pairs, "__Host-sid=x");

    List<String> values = sids(String.join("; ", pairs));

    assertThat(values).hasSize(10_000).containsOnly("x");
  }
}
