package dev.jeton.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.token.SessionToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerLineTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a-._~+/Z9==", "bearer a-._~+/Z9==", "BEARER    a-._~+/Z9=="})
  void theSchemeIsReadInAnyCaseAndTheTokenAsItIs(String line) {
    assertThat(BearerLine.isBearer(line)).isTrue();
    assertThat(BearerLine.token(line).map(SessionToken::reveal)).contains("a-._~+/Z9==");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer  ",
        "Bearer =",
        "Bearer\ta",
        "Bearer \ta",
        "Bearer,a",
        "Bearer a b",
        "Bearer a ",
        "Bearer a=b",
        "Bearer a,b",
        "Bearer a\u00e9",
        "Bearer a\u212a",
        "Bearer a\u0000",
        "Bearer a\n",
        "Bearer \u0661"
      })
  void whatIsMisshapenIsNoTokenButABearerLine(String line) {
    assertThat(BearerLine.isBearer(line)).isTrue();
    assertThat(BearerLine.token(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bear", "Basic a", "Bearertoken", "Bearer=a", " Bearer a", "Be\u00e0rer a"})
  void anotherSchemeIsNotMeantForUs(String line) {
    assertThat(BearerLine.isBearer(line)).isFalse();
    assertThat(BearerLine.token(line)).isEmpty();
  }
}
