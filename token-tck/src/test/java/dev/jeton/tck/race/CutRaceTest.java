package dev.jeton.tck.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Admission.Admitted;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.token.RotationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Three tabs share a cookie jar; one of them has its session cut while the others load pages. */
class CutRaceTest {

  private static final String COOKIE = "__Host-session";
  private static final Access STRONG = Access.level(2);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
  private final List<SessionEvent> heard = new ArrayList<>();
  private final KeyRing keys = KeyRing.open(
      KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256), clock);
  private int cuts;
  private String copied = "";

  @Test
  void requestsThatAreOnTheirWayDuringACutEndNothingAndClearNoCookie() {
    SessionTokens tokens = tokens(RotationPolicy.graceful());

    JarRace.Outcome outcome =
        race().run(() -> logIn(tokens), (tab, held) -> ask(tokens, tab, held));

    assertThat(outcome.loggedOut()).isZero();
    assertThat(cuts).isEqualTo(1_000);
    assertThat(outcome.held()).isEqualTo(1_001);
    assertThat(heard).filteredOn(SessionEvent.TokenRejected.class::isInstance).isNotEmpty();
    assertThat(heard).filteredOn(SessionEvent.Ended.class::isInstance).isEmpty();
  }

  @Test
  void withoutAGraceTheyWouldEndTheSession() {
    SessionTokens tokens = tokens(RotationPolicy.graceful().within(Duration.ZERO));

    JarRace.Outcome outcome =
        race().run(() -> logIn(tokens), (tab, held) -> ask(tokens, tab, held));

    assertThat(outcome.loggedOut()).isGreaterThan(100);
  }

  @Test
  @DisplayName(
      "A thief who polls with a copy of the cookie from before a step-up gets nothing of it,"
          + " and its owner stays logged in")
  void aThiefsPollingGetsNothingOfAStepUp() {
    SessionTokens tokens = tokens(RotationPolicy.graceful());
    JarRace.Outcome outcome = race()
        .gapsUpTo(Duration.ofSeconds(9))
        .run(
            () -> copied = logIn(tokens),
            (tab, held) -> tab == 0 ? stepUp(tokens, presenting(held)) : poll(tokens, copied));

    assertThat(outcome.loggedOut()).isZero();
    assertThat(cuts).isEqualTo(1_000);
    assertThat(heard)
        .filteredOn(SessionEvent.TokenRejected.class::isInstance)
        .hasSizeGreaterThan(1_900);
    assertThat(heard).filteredOn(SessionEvent.Ended.class::isInstance).isEmpty();
  }

  @Test
  @DisplayName("A thief who polls on after the grace is found out: the session ends for both")
  void pollingOnAfterTheGraceEndsTheSession() {
    SessionTokens tokens = tokens(RotationPolicy.graceful());
    copied = logIn(tokens);
    RecordingExchange exchange = presenting(copied);
    stepUp(tokens, exchange);
    String elevated = cookieSetOn(exchange);
    clock.advance(Duration.ofSeconds(10));

    poll(tokens, copied);

    assertThat(heard).filteredOn(SessionEvent.Reused.class::isInstance).hasSize(1);
    assertThat(opens(tokens, elevated, Access.session())).isFalse();
  }

  private JarRace race() {
    return JarRace.of(1, clock).clients(3).lostOneIn(0);
  }

  private SessionTokens tokens(RotationPolicy policy) {
    return SessionTokens.builder(
            new RacingStore(new InMemorySessionStore(clock)), keys, "https://shop.example")
        .clock(clock)
        .rotation(policy)
        .listener(heard::add)
        .build();
  }

  private String logIn(SessionTokens tokens) {
    RecordingExchange exchange = new RecordingExchange("POST", "/login");
    Admitted admitted = (Admitted) tokens.admit(exchange, Access.logIn());
    admitted
        .session()
        .beginLogIn()
        .withCookie(Subject.of("racer"), new Authentication("pwd", clock.instant(), 1));
    return cookieSetOn(exchange);
  }

  private JarRace.Answer ask(SessionTokens tokens, int tab, String held) {
    RecordingExchange exchange = presenting(held);
    int ended = ends();
    if (tokens.admit(exchange, Access.session()) instanceof Admitted admitted) {
      if (tab > 0) return JarRace.Answer.keeping();
      return cut(admitted.session(), exchange);
    }
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    return ends() > ended ? JarRace.Answer.loggedOut() : JarRace.Answer.keeping();
  }

  private JarRace.Answer cut(RequestSession session, RecordingExchange exchange) {
    session.rotate();
    if (session.current().isEmpty()) return JarRace.Answer.keeping();
    cuts++;
    return JarRace.Answer.holding(cookieSetOn(exchange));
  }

  private JarRace.Answer stepUp(SessionTokens tokens, RecordingExchange exchange) {
    RequestSession session = ((Admitted) tokens.admit(exchange, Access.session())).session();
    session.reauthenticate(new Authentication("otp", clock.instant(), 2));
    cuts++;
    String next = cookieSetOn(exchange);
    assertThat(opens(tokens, next, STRONG)).isTrue();
    return JarRace.Answer.holding(next);
  }

  private JarRace.Answer poll(SessionTokens tokens, String copy) {
    RecordingExchange exchange = presenting(copy);
    tokens.admit(exchange, Access.session());
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(opens(tokens, copy, STRONG)).isFalse();
    return JarRace.Answer.keeping();
  }

  private static boolean opens(SessionTokens tokens, String held, Access access) {
    return tokens.admit(presenting(held), access) instanceof Admitted;
  }

  private static RecordingExchange presenting(String held) {
    return new RecordingExchange("GET", "/").with("Cookie", COOKIE + "=" + held);
  }

  private int ends() {
    return (int) heard.stream().filter(SessionEvent.Ended.class::isInstance).count();
  }

  private static String cookieSetOn(RecordingExchange exchange) {
    String line = exchange.responseHeaders("Set-Cookie").get(0);
    return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
  }
}
