package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.cookie.CookiePolicy;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Credentials;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.RawKeys;
import dev.jeton.near.RevocationView;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import dev.jeton.token.reference.PrefixedKeys;
import dev.jeton.token.reference.ReferenceTokens;
import dev.jeton.transport.Presentation;
import dev.jeton.transport.TokenResponse;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No token, no key: neither in a log at its loudest nor in any text that a value makes of itself.
 */
class SilenceTest {

  @TempDir
  Path directory;

  @ParameterizedTest
  @EnumSource(names = {"ES256", "HS256", "ED25519"})
  @DisplayName(
      "Requirement 63, JWT attack 52: issuing, validating and rejecting log no token and no key")
  void nothingIsLogged(KeyAlgorithm algorithm) throws Exception {
    Path log = directory.resolve("log");

    List<String> secrets = runAtItsLoudest(algorithm, log);

    String logged = Files.readString(log);
    assertThat(logged).contains("Initialized jose4j").contains("the platform is heard");
    assertThat(secrets).hasSize(3 + 2 + 2 + 2);
    for (String secret : secrets) assertThat(logged).doesNotContain(secret);
  }

  // A process of its own, for the level of a logger is fixed when it is first asked for.
  private static List<String> runAtItsLoudest(KeyAlgorithm algorithm, Path log) throws Exception {
    ProcessBuilder command = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
        "-cp",
        System.getProperty("java.class.path"),
        SilenceTest.class.getName(),
        algorithm.name());
    Process process = command.redirectError(log.toFile()).start();
    try (BufferedReader told = process.inputReader(UTF_8)) {
      return told.lines().toList();
    }
  }

  /** Goes through the lives of some tokens, and tells on standard output what must stay secret. */
  public static void main(String[] arguments) {
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    root.finest("the platform is heard");
    Shop shop = Shop.with(KeyAlgorithm.valueOf(arguments[0]), options -> options);
    String cookie = shop.cookieOf(ALICE);
    IssuedTokens pair = shop.pairOf(ALICE);
    SessionToken refresh = pair.refreshToken().orElseThrow();
    String access = pair.token().reveal();
    List<String> tokens = List.of(cookie, access, refresh.reveal());
    shop.admits(Shop.withCookie(cookie), Access.session());
    shop.admits(Shop.withBearer(access), Access.session().trust(Trust.LOCAL));
    shop.clock.advance(Duration.ofMinutes(1));
    IssuedTokens next =
        shop.tokens().refresh(RecordingExchange.post("/"), refresh).orElseThrow();
    shop.clock.advance(Duration.ofMinutes(1));
    SessionToken second = next.refreshToken().orElseThrow();
    if (shop.tokens().refresh(RecordingExchange.post("/"), second).isEmpty())
      throw new AssertionError("the second token was refused");
    for (String each : tokens) present(shop, each);
    for (String each : tokens) System.out.println(each.substring(each.length() - 20));
    for (String part : access.substring(0, access.lastIndexOf('.')).split("\\.", -1))
      System.out.println(part.substring(part.length() - 20));
    for (String each : List.of(cookie, refresh.reveal()))
      System.out.println(each.substring(50, 70));
    byte[] key = RawKeys.signing(shop.keys.active(KeyPurpose.JWT)).getEncoded();
    System.out.println(Base64.getEncoder().withoutPadding().encodeToString(key).substring(8));
    System.out.println(Arrays.toString(key));
  }

  private static void present(Shop shop, String token) {
    String forged = token.substring(0, token.length() - 9) + "AAAAAAAAA";
    shop.admits(Shop.withBearer(forged), Access.session());
    shop.admits(Shop.withCookie(token.substring(1)), Access.session());
    shop.admits(Shop.withCookie(token).with("Cookie", Shop.COOKIE + "=" + token), Access.session());
    shop.admits(RecordingExchange.get("/?access_token=" + token), Access.session());
    SessionToken presented = SessionToken.of(token);
    boolean again =
        shop.tokens().refresh(RecordingExchange.post("/"), presented).isPresent();
    if (again) throw new AssertionError("a used-up token was good");
  }

  @Test
  @DisplayName("Requirement 63: no value prints the secret that it holds")
  void nothingPrintsItsSecret() {
    Shop shop = Shop.open();
    IssuedTokens pair = shop.pairOf(ALICE);
    SessionRecord record = pair.session();
    String hush = pair.token().reveal();
    SessionToken token = SessionToken.of(hush);
    RecordingExchange exchange = Shop.withCookie(hush).with("Authorization", "Bearer " + hush);
    List<Object> values = List.of(
        token,
        pair,
        record,
        record.secretHash(),
        Validation.Valid.by(record),
        new Validation.Valid(record.view(Trust.LOCAL), Optional.of(record), Optional.of(pair)),
        new Presented(token, Carrier.BEARER),
        Presentation.of(exchange, CookiePolicy.host("session").name()),
        Credentials.of(Map.of("password", hush)),
        shop.admitted(exchange, Access.open()),
        shop.atLogIn(Shop.logInRequest()).beginLogIn(),
        shop.tokens(),
        shop.tokens().admit(exchange, Access.session()),
        shop.tokens().control().of(ALICE.id()),
        shop.keys,
        shop.heard,
        TokenResponse.of(pair),
        new Opening(ALICE, shop.byPassword(), ClientInfo.UNKNOWN, Lifetimes.DEFAULT, false, 1));
    byte[] hash = record.secretHash().bytes();
    String refresh = pair.refreshToken().orElseThrow().reveal();

    for (Object value : values)
      assertThat(value.toString())
          .as("%s", value.getClass())
          .doesNotContain(hush.substring(hush.length() - 20), refresh.substring(90))
          .doesNotContain(Arrays.toString(hash), Forge.base64(hash), "hush");
  }

  @Test
  void tokensAreComparedByWhatTheySay() {
    assertThat(SessionToken.of("a"))
        .isEqualTo(SessionToken.of("a"))
        .hasSameHashCodeAs(SessionToken.of("a"));
    assertThat(SessionToken.of("a")).isNotEqualTo(SessionToken.of("b"));
    assertThat(SessionToken.of("a")).isNotEqualTo("a");
  }

  @Test
  void aGeneratorThatRepeatsIsNotCoveredUp() {
    Shop shop = Shop.open();
    SecureRandom stuck = new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        Arrays.fill(bytes, (byte) 7);
      }
    };
    ReferenceTokens tokens = ReferenceTokens.session(
        List.of(new PrefixedKeys("jeton", shop.keys)),
        new NewSessions(shop.store, shop.keys, shop.clock, stuck, shop.heard::add),
        RevocationView.over(shop.store, shop.clock),
        shop.clock,
        RotationPolicy.graceful());
    Opening opening =
        new Opening(ALICE, shop.byPassword(), ClientInfo.UNKNOWN, Lifetimes.DEFAULT, false, 1);
    assertThat(tokens.issue(opening).tokens()).isPresent();

    assertThatThrownBy(() -> tokens.issue(opening))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the random generator repeats");
  }
}
