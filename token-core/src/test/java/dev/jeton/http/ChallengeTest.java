package dev.jeton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The WWW-Authenticate response header (RFC 6750, section 3)")
class ChallengeTest {

  @Test
  @DisplayName(
      "the resource server SHOULD NOT include an error code if the request lacks any authentication information")
  void withoutACredentialThereIsNoErrorCode() {
    assertThat(Challenge.bearer("jeton").headerValue()).isEqualTo("Bearer realm=\"jeton\"");
  }

  @Test
  void eachErrorHasItsCode() {
    Challenge challenge = Challenge.bearer("jeton");

    assertThat(challenge.invalidToken().headerValue())
        .isEqualTo("Bearer realm=\"jeton\", error=\"invalid_token\"");
    assertThat(challenge.invalidRequest().headerValue())
        .isEqualTo("Bearer realm=\"jeton\", error=\"invalid_request\"");
    assertThat(challenge.insufficientScope(Set.of()).headerValue())
        .isEqualTo("Bearer realm=\"jeton\", error=\"insufficient_scope\"");
    assertThat(
            challenge.insufficientScope(Set.of("orders:write", "orders:read")).headerValue())
        .isEqualTo(
            "Bearer realm=\"jeton\", error=\"insufficient_scope\", scope=\"orders:read orders:write\"");
  }

  @Test
  void quotesAndBackslashesAreEscaped() {
    assertThat(Challenge.bearer("a \"b\" \\c").headerValue())
        .isEqualTo("Bearer realm=\"a \\\"b\\\" \\\\c\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: x=y", "\u00E9", "\u007F", "\t"})
  void aRealmThatIsNotPrintableAsciiIsNotTaken(String realm) {
    assertThatThrownBy(() -> Challenge.bearer(realm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("realm must be printable ASCII");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "\u00E9"})
  void aScopeOutsideItsAlphabetIsNotTaken(String scope) {
    Challenge challenge = Challenge.bearer("jeton");

    assertThatThrownBy(() -> challenge.insufficientScope(Set.of(scope)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scope " + scope + " must be visible ASCII without space, quote and backslash");
  }

  @Test
  void twoChallengesOfOneValueAreEqual() {
    assertThat(Challenge.bearer("a"))
        .isEqualTo(Challenge.bearer("a"))
        .hasSameHashCodeAs(Challenge.bearer("a"));
    assertThat(Challenge.bearer("a"))
        .isNotEqualTo(Challenge.bearer("b"))
        .hasToString("Bearer realm=\"a\"");
  }
}
