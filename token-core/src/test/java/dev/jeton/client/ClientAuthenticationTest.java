package dev.jeton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.client.ClientAuthentication.Outcome;
import dev.jeton.client.ClientAuthentication.Outcome.Authenticated;
import dev.jeton.client.ClientAuthentication.Outcome.Unproven;
import dev.jeton.client.RegisteredClient.Registration;
import dev.jeton.http.Peer;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.store.InMemoryAttemptStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticationTest {
  private static final Set<String> SHOP = Set.of("https://shop.example");
  private static final Peer HERE = new Peer(true, "192.0.2.1", false);

  private final ManualClock clock = new ManualClock();
  private final Registration ledger = RegisteredClient.register("ledger", SHOP, new SecureRandom());
  private final ClientAuthentication clients = new ClientAuthentication(
      RegisteredClients.of(List.of(ledger.client())), new InMemoryAttemptStore(), clock, "jeton");

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC  "})
  void theRightSecretProvesTheClient(String scheme) {
    String line = scheme + base64("ledger:" + ledger.secret().reveal());

    assertThat(ask(line)).isEqualTo(new Authenticated(ledger.client()));
  }

  @Test
  @DisplayName("RFC 6749, section 2.3.1: id and secret are form-urlencoded inside")
  void idAndSecretAreFormUrlencoded() {
    ClientSecret odd = ClientSecret.of("a:b c%é");
    ClientAuthentication oddly = new ClientAuthentication(
        RegisteredClients.of(List.of(new RegisteredClient("ledger", odd.hash(), SHOP))),
        new InMemoryAttemptStore(),
        clock,
        "jeton");
    String line = "Basic " + base64("%6Cedger:a%3Ab+c%25%C3%A9");

    Outcome outcome =
        oddly.authenticate(RecordingExchange.post("/").with("Authorization", line), HERE);

    assertThat(outcome).isInstanceOf(Authenticated.class);
  }

  @Test
  @DisplayName("An unknown client and a wrong secret are answered alike")
  void anUnknownClientIsAnsweredLikeAWrongSecret() {
    Reply unknown = refused("Basic " + base64("nobody:" + ledger.secret().reveal()));
    Reply wrong = refused("Basic " + base64("ledger:wrong"));

    assertThat(unknown).isEqualTo(wrong);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate"))
        .containsExactly("Basic realm=\"jeton\", charset=\"UTF-8\"");
    assertThat(new String(wrong.body(), StandardCharsets.UTF_8))
        .contains("urn:jeton:problem:invalid-client", "\"error\":\"invalid_client\"");
  }

  @Test
  void whateverIsNotExactlyBasicProvesNobody() {
    String pair = "ledger:" + ledger.secret().reveal();
    String right = base64(pair);
    for (String line : new String[] {
      "",
      "Basic",
      "Basic ",
      "Basic\t" + right,
      "Basic " + right + " ",
      "Basic " + right + ", Basic " + right,
      "Basic " + right.replaceAll("=+$", "") + "====",
      "Basic " + base64(pair.replace(":", "")),
      "Basic " + base64("ledger:%zz"),
      "Basic " + base64("ledger%00:" + ledger.secret().reveal()),
      "Basic " + base64("LEDGER:" + ledger.secret().reveal()),
      "Bearer " + right,
      "Basic " + Base64.getEncoder().encodeToString(new byte[] {'l', ':', (byte) 0xff})
    })
      assertThat(ask(line))
          .as("a line of %s characters", line.length())
          .isInstanceOf(Unproven.class);
  }

  @Test
  void onePairHasOneSpelling() {
    ClientSecret two = ClientSecret.of("12");
    ClientAuthentication padded = new ClientAuthentication(
        RegisteredClients.of(List.of(new RegisteredClient("ab", two.hash(), SHOP))),
        new InMemoryAttemptStore(),
        clock,
        "jeton");

    assertThat(base64("ab:12")).isEqualTo("YWI6MTI=");
    assertThat(ask(padded, "Basic YWI6MTI=")).isInstanceOf(Authenticated.class);
    assertThat(ask(padded, "Basic YWI6MTI")).isInstanceOf(Unproven.class);
    assertThat(ask(padded, "Basic YWI6MTJ=")).isInstanceOf(Unproven.class);
  }

  @Test
  void twoAuthorizationLinesProveNobody() {
    String line = "Basic " + base64("ledger:" + ledger.secret().reveal());
    RecordingExchange twice =
        RecordingExchange.post("/").with("Authorization", line).with("Authorization", line);

    assertThat(twice.requestHeaders("Authorization")).hasSize(2);
    assertThat(clients.authenticate(twice, HERE)).isInstanceOf(Unproven.class);
  }

  @Test
  void theFifthFailureOfAClientIsThrottledAndTheFourthIsNot() {
    for (int failure = 1; failure <= 4; failure++)
      assertThat(refused(wrong("ledger")).status()).isEqualTo(401);

    Reply fifth = refused(wrong("ledger"));

    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.header("Retry-After")).containsExactly("1");
    assertThat(refused(wrong("other")).status()).isEqualTo(401);
  }

  @Test
  void anUnknownClientIsThrottledLikeAKnownOne() {
    for (int failure = 1; failure <= 4; failure++) refused(wrong("nobody"));

    assertThat(refused(wrong("nobody")).status()).isEqualTo(429);
  }

  @Test
  void theFiftiethFailureOfASourceIsThrottledWhateverTheClient() {
    for (int failure = 1; failure <= 49; failure++)
      assertThat(refused(wrong("client-" + failure)).status()).isEqualTo(401);

    assertThat(refused(wrong("client-50")).status()).isEqualTo(429);
    assertThat(((Unproven) clients.authenticate(
                RecordingExchange.post("/").with("Authorization", wrong("client-51")),
                new Peer(true, "192.0.2.2", false)))
            .reply()
            .status())
        .isEqualTo(401);
  }

  @Test
  void anAddressOfSixteenBytesCountsByItsNetwork() {
    assertThat(new Peer(true, "2001:db8:1:2:3::4", false).network()).isEqualTo("2001:db8:1:2::/64");
    assertThat(new Peer(true, "192.0.2.1", false).network()).isEqualTo("192.0.2.1");
    assertThat(new Peer(true, "x".repeat(300), false).network()).isEqualTo("elsewhere");
  }

  @Test
  @DisplayName("Strangers who know a client's id can't shut it out")
  void strangersCannotShutAClientOut() {
    for (int failure = 1; failure <= 100; failure++) ask(wrong("ledger"));

    assertThat(refused(wrong("ledger")).status()).isEqualTo(429);
    assertThat(ask("Basic " + base64("ledger:" + ledger.secret().reveal())))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void failuresOfADayAgoCountNoMore() {
    for (int failure = 1; failure <= 5; failure++) refused(wrong("ledger"));
    clock.advance(Duration.ofDays(1));

    assertThat(refused(wrong("ledger")).status()).isEqualTo(401);
  }

  @Test
  void whoBringsNothingIsNotCounted() {
    for (int call = 1; call <= 60; call++)
      assertThat(clients.authenticate(RecordingExchange.post("/"), HERE))
          .extracting(outcome -> ((Unproven) outcome).reply().status())
          .isEqualTo(401);

    assertThat(refused(wrong("ledger")).status()).isEqualTo(401);
  }

  @Test
  void aSecretHas256BitsAndIsShownOnce() {
    Registration again = RegisteredClient.register("ledger", SHOP, new SecureRandom());

    assertThat(again.secret()).isNotEqualTo(ledger.secret());
    assertThat(again.secret().reveal()).matches("[A-Za-z0-9_-]{43}");
    assertThat(again.toString())
        .contains("ClientSecret[redacted]", "SecretHash[redacted]")
        .doesNotContain(again.secret().reveal());
    assertThat(again.client().secretHash()).isEqualTo(again.secret().hash());
  }

  @Test
  void aClientNeedsAPlainIdAndAnAudience() {
    for (String id : new String[] {"", "a b", "a:b", "ä", "a\n", "a".repeat(65)})
      assertThatThrownBy(() -> new RegisteredClient(id, ledger.secret().hash(), SHOP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("client id");
    assertThat(new RegisteredClient("a".repeat(64), ledger.secret().hash(), SHOP).id())
        .hasSize(64);
    assertThatThrownBy(() -> new RegisteredClient("a", ledger.secret().hash(), Set.of()))
        .hasMessageContaining("audience");
    assertThatThrownBy(() -> RegisteredClients.of(List.of(ledger.client(), ledger.client())))
        .hasMessage("two clients are called ledger");
  }

  private Outcome ask(String line) {
    return ask(clients, line);
  }

  private static Outcome ask(ClientAuthentication whom, String line) {
    return whom.authenticate(RecordingExchange.post("/").with("Authorization", line), HERE);
  }

  private Reply refused(String line) {
    return ((Unproven) ask(line)).reply();
  }

  private static String wrong(String id) {
    return "Basic " + base64(id + ":wrong");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
