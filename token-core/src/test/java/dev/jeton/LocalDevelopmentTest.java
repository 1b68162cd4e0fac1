package dev.jeton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.access.Access;
import dev.jeton.cookie.CookiePolicy;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.InsecureStart;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.store.InMemorySessionStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A developer's own machine, which has no TLS. */
class LocalDevelopmentTest {
  private final List<SessionEvent> heard = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final SessionTokens tokens =
      at("http://localhost:8080").clock(clock).listener(heard::add).build();

  private static SessionTokensBuilder at(String origin) {
    ManualClock clock = new ManualClock();
    return SessionTokens.insecureForLocalDevelopment(
        new InMemorySessionStore(clock), Shop.ring(KeyAlgorithm.ES256), origin);
  }

  private static RecordingExchange local(String method) {
    return RecordingExchange.of(method, "/")
        .overPlainHttp()
        .from("127.0.0.1")
        .with("Host", "localhost:8080");
  }

  @Test
  void whoWorksOnThisMachineLogsInWithoutTls() {
    RecordingExchange exchange = local("POST").with("Origin", "http://localhost:8080");
    RequestSession session = admitted(exchange, Access.logIn());

    session.beginLogIn().withCookie(Shop.ALICE, new Authentication("pwd", clock.instant(), 1));

    String line = exchange.responseHeaders("Set-Cookie").get(0);
    assertThat(line).startsWith("session=").endsWith("; Path=/; HttpOnly; SameSite=Lax");
    String pair = line.substring(0, line.indexOf(';'));
    assertThat(admitted(local("GET").with("Cookie", pair), Access.session())
            .required()
            .subject())
        .isEqualTo(Shop.ALICE);
  }

  @Test
  void itIsToldWhoeverListens() {
    assertThat(heard).contains(new InsecureStart("http://localhost:8080"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://LOCALHOST:1",
        "https://localhost:8443",
        "http://127.0.0.1:8080",
        "http://127.9.9.9",
        "http://[::1]:8080"
      })
  void thisMachineHasManyNames(String origin) {
    assertThatCode(() -> at(origin).build()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example",
        "https://shop.example",
        "http://localhost.shop.example",
        "http://10.0.0.1",
        "http://128.0.0.1",
        "http://0.0.0.0:8080",
        "http://[::2]",
        "http://[fe80::1]"
      })
  @DisplayName(
      "Requirement 58: development without TLS is refused for a host that others can reach")
  void anotherHostIsRefused(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(origin).build())
        .withMessageContaining("is not this machine: local development is at localhost");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, localhost:8080, X-Own",
    "127.0.0.1, shop.example, X-Own",
    "127.0.0.1, localhost.evil.example:8080, X-Own",
    "127.0.0.1, localhost:8080, Forwarded",
    "127.0.0.1, localhost:8080, X-Forwarded-For",
    "127.0.0.1, localhost:8080, X-Forwarded-Host",
    "127.0.0.1, localhost:8080, Via"
  })
  @DisplayName("Requirement 58: whoever comes from elsewhere needs TLS during development too")
  void whoComesFromElsewhereIsRefused(String address, String host, String header) {
    RecordingExchange exchange = RecordingExchange.get("/")
        .overPlainHttp()
        .from(address)
        .with("Host", host)
        .with(header, "x")
        .with("Accept", "text/html");

    Admission admission = tokens.admit(exchange, Access.open());

    assertThat(admission).isInstanceOf(Admission.Refused.class);
    assertThat(((Admission.Refused) admission).reply().status()).isEqualTo(403);
  }

  @Test
  void twoHostsAreNone() {
    RecordingExchange exchange = local("GET").with("Host", "localhost:8080");

    assertThat(tokens.admit(exchange, Access.open())).isInstanceOf(Admission.Refused.class);
  }

  @Test
  @DisplayName("Requirement 23: a cookie without Secure is for development alone")
  void aCookieWithoutSecureIsForDevelopmentAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shop.with(
            options -> options.cookie(CookiePolicy.insecureForLocalDevelopment("session"))))
        .withMessage("the cookie session has no Secure: take"
            + " SessionTokens.insecureForLocalDevelopment, or another cookie");
  }

  private RequestSession admitted(RecordingExchange exchange, Access access) {
    return ((Admission.Admitted) tokens.admit(exchange, access)).session();
  }
}
