package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;

/** What holds for every answer, whatever the question. */
final class Inspection {

  private Inspection() {}

  static void of(Answer answer) {
    assertThat(answer.setCookies())
        .as("names set by one response (RFC 6265bis, section 4.1.1)")
        .extracting(line -> line.substring(0, line.indexOf('=')))
        .doesNotHaveDuplicates();
    if (answer.setCookies().stream().anyMatch(line -> line.startsWith(Ground.COOKIE)))
      assertThat(answer.header("cache-control"))
          .as("caching of a response that sets the session cookie (OWASP ASVS 5.0, 14.3.2)")
          .containsExactly("no-store");
    assertThat(answer.body())
        .as("what strangers read")
        .doesNotContain(
            "Exception", "\tat ", "dev.jeton", "java.lang", "javax.", "jakarta.", "io.netty");
  }
}
