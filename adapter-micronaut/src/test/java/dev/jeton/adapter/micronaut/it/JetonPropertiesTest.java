package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Admission;
import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.SessionTokensBuilder;
import dev.jeton.access.Access;
import dev.jeton.adapter.micronaut.configuration.JetonProperties;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.http.BrowserHints;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.Session;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.tck.fake.RecordingListener;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.jwt.JwtProfile;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JetonPropertiesTest {

  private static final String ORIGIN = "https://shop.example";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
  private final RecordingListener heard = new RecordingListener();
  private final InMemorySessionStore store = new InMemorySessionStore(clock);
  private final KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);
  private final HttpExchange logIn = new RecordingExchange("POST", "/login").with("Origin", ORIGIN);

  @Test
  void aPublicOriginIsEnough() {
    try (ApplicationContext context = context()) {
      logIn(context, false);

      assertThat(logIn.responseHeaders("Set-Cookie"))
          .singleElement()
          .satisfies(line -> assertThat(line)
              .startsWith("__Host-session=jeton_s_")
              .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax"));
    }
  }

  @Test
  void whatIsLeftOutIsAsTheCoreHasIt() {
    SessionTokens core = SessionTokens.builder(store, keys, ORIGIN).clock(clock).build();
    try (ApplicationContext context = context()) {
      Session here = logIn(context, false);
      Session remembered = logIn(context, true);
      Session there = logIn(core, false);
      Session rememberedThere = logIn(core, true);

      assertThat(List.of(here.idleEndsAt(), here.absoluteEndsAt()))
          .containsExactly(there.idleEndsAt(), there.absoluteEndsAt());
      assertThat(List.of(remembered.idleEndsAt(), remembered.absoluteEndsAt()))
          .containsExactly(rememberedThere.idleEndsAt(), rememberedThere.absoluteEndsAt());
      assertThat(refused(context, navigation())).isEqualTo(refused(core, navigation()));
      assertThat(refused(context, new RecordingExchange("GET", "/orders")))
          .isEqualTo(refused(core, new RecordingExchange("GET", "/orders")));
    }
  }

  @Test
  void theCookieIsNamedAndScoped() {
    try (ApplicationContext context =
        context("cookie-name", "desk", "cookie-same-site", "strict")) {
      logIn(context, false);

      assertThat(logIn.responseHeaders("Set-Cookie"))
          .singleElement()
          .satisfies(
              line -> assertThat(line).startsWith("__Host-desk=").endsWith("; SameSite=Strict"));
    }
  }

  @Test
  void bothFormatsAndThePrefixAreChosen() {
    try (ApplicationContext context =
        context("browser-tokens", "jwt", "api-tokens", "reference", "token-prefix", "shop")) {
      IssuedTokens bearer = begun(context)
          .beginLogIn()
          .withBearerTokens(Subject.of("alice"), byPassword())
          .orElseThrow();
      logIn(context, false);

      assertThat(bearer.token().reveal()).startsWith("shop_s_");
      assertThat(logIn.responseHeaders("Set-Cookie").get(0)).startsWith("__Host-session=eyJ");
    }
  }

  @Test
  void lifetimesAreChosenEachByItself() {
    try (ApplicationContext context = context("idle", "PT10M", "remembered-absolute", "20d")) {
      Session usual = logIn(context, false);
      Session remembered = logIn(context, true);

      assertThat(usual.idleEndsAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
      assertThat(usual.absoluteEndsAt()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
      assertThat(remembered.idleEndsAt()).isEqualTo(clock.instant().plus(Duration.ofDays(14)));
      assertThat(remembered.absoluteEndsAt()).isEqualTo(clock.instant().plus(Duration.ofDays(20)));
    }
  }

  @Test
  void otherOriginsAreTrustedByName() {
    HttpExchange desk =
        new RecordingExchange("POST", "/orders").with("Origin", "https://desk.example");
    try (ApplicationContext trusting =
            context("trusted-origins", "https://desk.example,https://till.example");
        ApplicationContext usual = context()) {

      assertThat(admit(trusting, desk)).isInstanceOf(Admitted.class);
      assertThat(admit(usual, desk)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void proxiesAreTrustedByNetwork() {
    HttpExchange forwarded = new RecordingExchange("GET", "/").with("X-Forwarded-Proto", "http");
    try (ApplicationContext trusting =
            context("trusted-proxies", List.of("127.0.0.0/8", "10.0.0.0/8"));
        ApplicationContext usual = context()) {

      assertThat(admit(trusting, forwarded)).isInstanceOf(Refused.class);
      assertThat(admit(usual, forwarded)).isInstanceOf(Admitted.class);
    }
  }

  @Test
  void theChallengeAndTheWayToTheLogInAreNamed() {
    try (ApplicationContext context = context("realm", "desk", "log-in-page", "/enter")) {
      Reply program = refused(context, new RecordingExchange("GET", "/orders"));
      Reply person = refused(context, navigation());

      assertThat(program.header("WWW-Authenticate")).containsExactly("Bearer realm=\"desk\"");
      assertThat(person.header("Location")).singleElement().asString().startsWith("/enter?return=");
    }
  }

  @Test
  void everyListenerHears() {
    try (ApplicationContext context = context()) {
      logIn(context, false);

      assertThat(heard.heard(LoggedIn.class)).hasSize(1);
    }
  }

  @Test
  void whatNoPropertyNamesIsSaidToTheBuilder() {
    Duration year = Duration.ofDays(365);
    JwtProfile profile =
        JwtProfile.of("https://id.shop.example", "desk", "till").livingFor(Duration.ofMinutes(1));
    try (ApplicationContext context = builder(builder -> builder
            .clock(clock)
            .jwt(profile)
            .browserHints(BrowserHints.none().strictTransport(year)))
        .start()) {
      IssuedTokens bearer = begun(context)
          .beginLogIn()
          .withBearerTokens(Subject.of("alice"), byPassword())
          .orElseThrow();

      assertThat(bearer.expiresIn()).isEqualTo(Duration.ofMinutes(1));
      assertThat(logIn.responseHeaders("Strict-Transport-Security"))
          .containsExactly("max-age=31536000");
    }
  }

  @Test
  void withoutAPublicOriginThereIsNoStart() {
    ApplicationContextBuilder without = ApplicationContext.builder().singletons(store, keys);

    assertThatThrownBy(without::start).hasStackTraceContaining("jeton.public-origin");
  }

  @Test
  void anOptionOutOfItsBoundsSaysTheValueAndTheRule() {
    assertThatThrownBy(() -> context("idle", "13h").close())
        .hasStackTraceContaining("idle PT13H must not exceed absolute PT12H");
  }

  @Test
  void anApplicationsOwnTokensNeedNoProperties() {
    SessionTokens own = SessionTokens.builder(store, keys, ORIGIN).build();
    try (ApplicationContext context =
        ApplicationContext.builder().singletons(store, keys, own).start()) {
      assertThat(context.getBean(SessionTokens.class)).isSameAs(own);
    }
  }

  @Test
  void everyPropertyIsDescribedForEditors() throws IOException, URISyntaxException {
    String described = metaData();

    assertThat(Stream.of(
            "public-origin",
            "trusted-origins",
            "trusted-proxies",
            "browser-tokens",
            "api-tokens",
            "token-prefix",
            "realm",
            "log-in-page",
            "open-without-route",
            "cookie-name",
            "cookie-same-site",
            "idle",
            "absolute",
            "remembered-idle",
            "remembered-absolute"))
        .allSatisfy(name -> assertThat(described)
            .containsPattern("\"name\":\"jeton." + name + "\"[^}]*\"description\""));
  }

  private ApplicationContext context(Object... namesAndValues) {
    Map<String, Object> properties = new HashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2)
      properties.put("jeton." + namesAndValues[at], namesAndValues[at + 1]);
    return builder(builder -> builder.clock(clock)).properties(properties).start();
  }

  private ApplicationContextBuilder builder(UnaryOperator<SessionTokensBuilder> said) {
    return ApplicationContext.builder(Map.of("jeton.public-origin", ORIGIN))
        .singletons(store, keys, heard, new Customised.Word(said));
  }

  private static RecordingExchange navigation() {
    return new RecordingExchange("GET", "/orders").with("Accept", "text/html");
  }

  private RequestSession begun(ApplicationContext context) {
    return begun(context.getBean(SessionTokens.class));
  }

  private RequestSession begun(SessionTokens tokens) {
    return ((Admitted) tokens.admit(logIn, Access.logIn())).session();
  }

  private Session logIn(ApplicationContext context, boolean remembered) {
    return logIn(context.getBean(SessionTokens.class), remembered);
  }

  private Session logIn(SessionTokens tokens, boolean remembered) {
    return begun(tokens)
        .beginLogIn()
        .remembered(remembered)
        .withCookie(Subject.of("alice"), byPassword())
        .orElseThrow();
  }

  private static Admission admit(ApplicationContext context, HttpExchange exchange) {
    return context.getBean(SessionTokens.class).admit(exchange, Access.open());
  }

  private static Reply refused(ApplicationContext context, HttpExchange exchange) {
    return refused(context.getBean(SessionTokens.class), exchange);
  }

  private static Reply refused(SessionTokens tokens, HttpExchange exchange) {
    return ((Refused) tokens.admit(exchange, Access.session())).reply();
  }

  private Authentication byPassword() {
    return new Authentication("pwd", clock.instant(), 1);
  }

  // By its place, for other modules on the class path have a file of that name too.
  private static String metaData() throws IOException, URISyntaxException {
    Path classes = Path.of(JetonProperties.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .toURI());
    return Files.readString(classes.resolve("META-INF/spring-configuration-metadata.json"));
  }
}
