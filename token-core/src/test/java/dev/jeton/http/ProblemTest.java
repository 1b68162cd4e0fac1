package dev.jeton.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Problem details for HTTP APIs (RFC 9457)")
class ProblemTest {

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            Problem.unauthenticated(),
            "{\"type\":\"urn:jeton:problem:unauthenticated\",\"title\":\"Authentication is required\",\"status\":401}"),
        Arguments.of(
            Problem.logInRefused(),
            "{\"type\":\"urn:jeton:problem:log-in-refused\",\"title\":\"The log-in was refused\",\"status\":401}"),
        Arguments.of(
            Problem.insufficientScope(),
            "{\"type\":\"urn:jeton:problem:insufficient-scope\",\"title\":\"A permission is missing\",\"status\":403}"),
        Arguments.of(
            Problem.crossSiteRequest(),
            "{\"type\":\"urn:jeton:problem:cross-site-request\",\"title\":\"Another site began this request\","
                + "\"status\":403}"),
        Arguments.of(
            Problem.originMissing(),
            "{\"type\":\"urn:jeton:problem:origin-missing\",\"title\":\"Nothing tells which site began this request\","
                + "\"status\":403,\"detail\":\"Send the header Origin with the public origin of this server, or X-CSRF-Token.\"}"),
        Arguments.of(
            Problem.httpsRequired(),
            "{\"type\":\"urn:jeton:problem:https-required\",\"title\":\"HTTPS is required\",\"status\":403}"),
        Arguments.of(
            Problem.untrustedProxy(),
            "{\"type\":\"urn:jeton:problem:untrusted-proxy\","
                + "\"title\":\"This server does not trust the proxy in front of it\",\"status\":403,"
                + "\"detail\":\"Add the address of the proxy to the setting trusted-proxy.\"}"),
        Arguments.of(
            Problem.bearerRefusedForBrowsers(),
            "{\"type\":\"urn:jeton:problem:bearer-refused-for-browsers\","
                + "\"title\":\"A browser gets a cookie, no bearer token\",\"status\":403}"),
        Arguments.of(
            Problem.notFound(),
            "{\"type\":\"urn:jeton:problem:not-found\",\"title\":\"There is nothing here\",\"status\":404}"),
        Arguments.of(
            Problem.malformedRequest(),
            "{\"type\":\"urn:jeton:problem:malformed-request\",\"title\":\"The request is malformed\",\"status\":400}"),
        Arguments.of(
            Problem.contentTooLarge(),
            "{\"type\":\"urn:jeton:problem:content-too-large\",\"title\":\"The body is too large\",\"status\":413}"),
        Arguments.of(
            Problem.unsupportedMediaType(),
            "{\"type\":\"urn:jeton:problem:unsupported-media-type\",\"title\":\"The media type is not supported\","
                + "\"status\":415}"),
        Arguments.of(
            Problem.tooManyAttempts(Duration.ofSeconds(8)),
            "{\"type\":\"urn:jeton:problem:too-many-attempts\",\"title\":\"There were too many attempts\","
                + "\"status\":429}"),
        Arguments.of(
            Problem.storeUnavailable(Duration.ofSeconds(5)),
            "{\"type\":\"urn:jeton:problem:store-unavailable\",\"title\":\"The session store is unavailable\","
                + "\"status\":503}"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  @DisplayName("Requirement 100: each kind has one body, and nothing of the inside is in it")
  void eachKindHasOneBodyThatTellsNothingOfTheInside(Problem problem, String body) {
    Reply reply = problem.reply();

    assertThat(new String(reply.body(), UTF_8)).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(problem.status());
    assertThat(body).contains(problem.type(), problem.title());
    assertThat(reply.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT0.001S, 1", "PT1S, 1", "PT1.001S, 2", "PT60S, 60", "PT-5S, 1"})
  void aWaitIsToldInWholeSecondsRoundedUp(Duration wait, String told) {
    assertThat(Problem.tooManyAttempts(wait).reply().header("Retry-After")).containsExactly(told);
    assertThat(Problem.storeUnavailable(wait).reply().header("Retry-After")).containsExactly(told);
  }

  @Test
  void aMemberIsAddedAndTheWaitIsKept() {
    Problem problem = Problem.tooManyAttempts(Duration.ofSeconds(2)).with("attempts", 5);

    assertThat(new String(problem.reply().body(), UTF_8))
        .isEqualTo(
            "{\"type\":\"urn:jeton:problem:too-many-attempts\",\"title\":\"There were too many attempts\","
                + "\"status\":429,\"attempts\":5}");
    assertThat(problem.reply().header("Retry-After")).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "title", "status"})
  void whatNamesTheKindIsNotReplaced(String member) {
    assertThatThrownBy(() -> Problem.notFound().with(member, "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("member " + member + " belongs to the kind of problem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Not-Found", "not found", "1st", "-a", "a/b"})
  void aNameThatMakesNoStableUrnIsNotTaken(String name) {
    assertThatThrownBy(() -> Problem.of(name, 400, "title"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("problem name " + name + " must be small letters, digits and hyphens");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 399, 600})
  void aStatusThatIsNoErrorIsNotTaken(int status) {
    assertThatThrownBy(() -> Problem.of("odd", status, "title"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("status " + status + " is no error");
  }

  @Test
  void twoProblemsOfOneKindAreEqual() {
    assertThat(Problem.notFound())
        .isEqualTo(Problem.notFound())
        .hasSameHashCodeAs(Problem.notFound());
    assertThat(Problem.notFound()).isNotEqualTo(Problem.notFound().with("detail", "order 7"));
    assertThat(Problem.tooManyAttempts(Duration.ofSeconds(1)))
        .isNotEqualTo(Problem.tooManyAttempts(Duration.ofSeconds(2)));
    assertThat(Problem.notFound()).hasToString("Problem[urn:jeton:problem:not-found, 404]");
  }
}
