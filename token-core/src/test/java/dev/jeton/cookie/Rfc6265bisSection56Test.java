package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 6265bis, section 5.6: what a browser keeps of a Set-Cookie line")
class Rfc6265bisSection56Test {
  private static final CookieName NAME = new CookieName("__Secure-session");
  private final CookiePolicy policy = CookiePolicy.host("session");

  @Test
  @DisplayName(
      "Requirements 27 and 104, cookie attack 14: 4096 bytes of name and value are carried")
  void fourThousandAndNinetySixBytesAreCarried() {
    String value = "v".repeat(4096 - "__Host-session".length());

    String line = policy.carry(value).line();

    assertThat(line).startsWith("__Host-session=" + value + "; Path=/");
  }

  @Test
  @DisplayName(
      "Cookie attack 14: 4097 bytes of name and value are refused, and the value is not quoted")
  void oneByteMoreIsRefused() {
    String value = "v".repeat(4097 - "__Host-session".length());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.carry(value))
        .withMessage(
            "name and value of __Host-session take 4097 bytes together, browsers keep at most 4096");
  }

  @Test
  @DisplayName(
      "Cookie attack 14: characters of more than one byte are refused before anybody counts them")
  void charactersOfMoreThanOneByteAreRefused() {
    String value = "\u00e9".repeat(2100);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.carry(value))
        .withMessageContaining("forbidden character at index 0");
  }

  @Test
  void aNameMayFillTheBudget() {
    CookieName longest = new CookieName("n".repeat(4096));

    assertThat(longest.text()).hasSize(4096);
  }

  @Test
  void aNameBeyondTheBudgetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieName("n".repeat(4097)))
        .withMessage("a cookie name of 4097 bytes is too long: browsers keep at most 4096");
  }

  @Test
  void anAttributeOfTenTwentyFourBytesIsWritten() {
    String path = "/" + "p".repeat(1023);

    String line = CookiePolicy.builder(NAME).path(path).build().carry("VALUE").line();

    assertThat(line).contains("; Path=" + path + "; ");
  }

  @Test
  void anAttributeOfOneByteMoreIsRefused() {
    CookiePolicy.Builder builder = CookiePolicy.builder(NAME).path("/" + "p".repeat(1024));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("a cookie path of 1025 bytes is too long: browsers ignore more than 1024");
  }
}
