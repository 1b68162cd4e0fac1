package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Credentials;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import dev.jeton.token.reference.ReferenceTokens;
import dev.jeton.transport.Presentation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** No token, no key: neither in a log at its loudest nor in any text that a value makes of itself. */
class SilenceTest {

  @ParameterizedTest
  @EnumSource(names = {"ES256", "HS256", "ED25519"})
  @DisplayName(
      "Requirement 63, JWT attack 52: issuing, validating and rejecting log no token and no key")
  void nothingIsLogged(KeyAlgorithm algorithm) {
    Shop shop = Shop.with(algorithm, options -> options);
    List<String> secrets = new ArrayList<>();

    String logged = loggedBy(() -> {
      String cookie = shop.cookieOf(ALICE);
      IssuedTokens pair = shop.pairOf(ALICE);
      String access = pair.token().reveal();
      SessionToken refresh = pair.refreshToken().orElseThrow();
      secrets.addAll(List.of(cookie, access, refresh.reveal()));
      shop.admits(Shop.withCookie(cookie), Access.session());
      shop.admits(Shop.withBearer(access), Access.session().trust(Trust.LOCAL));
      shop.tokens().refresh(RecordingExchange.post("/"), refresh);
      shop.tokens().refresh(RecordingExchange.post("/"), refresh);
      for (String each : List.of(cookie, access, refresh.reveal())) {
        shop.admits(
            Shop.withBearer(each.substring(0, each.length() - 9) + "AAAAAAAAA"), Access.session());
        shop.admits(Shop.withCookie(each.substring(1)), Access.session());
        shop.admits(
            Shop.withCookie(each).with("Cookie", Shop.COOKIE + "=" + each), Access.session());
        shop.admits(RecordingExchange.get("/?access_token=" + each), Access.session());
      }
    });

    assertThat(logged).contains("jose4j is heard").contains("the platform is heard");
    for (String secret : secrets) {
      assertThat(logged)
          .doesNotContain(secret.substring(0, 60), secret.substring(secret.length() - 20));
      for (String part : List.of(secret.split("\\.", -1))) assertThat(logged).doesNotContain(part);
      assertThat(shop.heard.toString()).doesNotContain(secret.substring(secret.length() - 20));
    }
    byte[] key = shop.keys.active(KeyPurpose.JWT).signing().getEncoded();
    assertThat(logged)
        .doesNotContain(Base64.getEncoder().encodeToString(key))
        .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(key))
        .doesNotContain(Arrays.toString(key));
  }

  private static String loggedBy(Runnable work) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PrintStream ear = new PrintStream(heard, true, UTF_8);
    PrintStream out = System.out;
    PrintStream err = System.err;
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    Handler handler = new Ear(ear);
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    System.setOut(ear);
    System.setErr(ear);
    try {
      LoggerFactory.getLogger("org.jose4j.Probe").trace("jose4j is heard");
      Logger.getLogger("java.Probe").finest("the platform is heard");
      work.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
      root.removeHandler(handler);
      root.setLevel(before);
    }
    return heard.toString(UTF_8);
  }

  /** Writes every record down at once. */
  private static final class Ear extends Handler {
    private final PrintStream to;

    Ear(PrintStream to) {
      this.to = to;
    }

    @Override
    public void publish(LogRecord record) {
      to.println(record.getLoggerName() + " " + record.getMessage() + " "
          + Arrays.toString(record.getParameters()));
    }

    @Override
    public void flush() {
      to.flush();
    }

    @Override
    public void close() {
      to.flush();
    }
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
        Presentation.of(exchange, dev.jeton.cookie.CookiePolicy.host("session").name()),
        Credentials.of(Map.of("password", hush)),
        shop.admitted(exchange, Access.open()),
        shop.atLogIn(Shop.logInRequest()).beginLogIn(),
        shop.tokens(),
        shop.tokens().admit(exchange, Access.session()),
        shop.tokens().control().of(ALICE.id()),
        shop.keys,
        shop.heard,
        dev.jeton.transport.TokenResponse.of(pair),
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
        "jeton",
        shop.keys,
        new NewSessions(shop.store, shop.keys, shop.clock, stuck),
        shop.store,
        shop.clock);
    Opening opening =
        new Opening(ALICE, shop.byPassword(), ClientInfo.UNKNOWN, Lifetimes.DEFAULT, false, 1);
    assertThat(tokens.issue(opening)).isPresent();

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> tokens.issue(opening))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the random generator repeats");
  }
}
