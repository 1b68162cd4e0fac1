package dev.jeton.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Admission.Admitted;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.event.SessionEvent.FeedHeard;
import dev.jeton.event.SessionEvent.FeedLost;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.event.SessionEvent.TokenRejected;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import dev.jeton.tck.fake.RecordingExchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionMetricsTest {

  private static final SessionId SESSION = SessionId.of(new byte[SessionId.BYTES]);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SessionMetrics counting = SessionMetrics.in(registry);

  static Stream<Class<?>> kindsOfEvents() {
    return Stream.of(SessionEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("kindsOfEvents")
  void everyEventIsCountedOnceAndNamesNobody(Class<?> kind) {
    counting.heard(Events.of(kind));

    assertThat(registry.getMeters())
        .filteredOn(Counter.class::isInstance)
        .singleElement()
        .satisfies(meter -> {
          assertThat(((Counter) meter).count()).isOne();
          assertThat(meter.getId().toString())
              .doesNotContain(Events.TEXT, SESSION.toString(), "192.0.2.1");
        });
  }

  @Test
  void eachReasonIsCountedApart() {
    counting.heard(new Ended(SESSION, SubjectId.of("alice"), EndReason.LOGGED_OUT));
    counting.heard(new Ended(SESSION, SubjectId.of("bob"), EndReason.LOGGED_OUT));
    counting.heard(new Ended(SESSION, SubjectId.of("bob"), EndReason.REUSED));
    counting.heard(new TokenRejected(Rejection.STORE_BEHIND, Events.REQUEST));
    counting.heard(new LogInRefused(true, Events.REQUEST));

    assertThat(counted("jeton.sessions.ended", "whose", "session", "reason", "logged-out"))
        .isEqualTo(2);
    assertThat(counted("jeton.sessions.ended", "whose", "session", "reason", "reused"))
        .isOne();
    assertThat(counted("jeton.tokens.rejected", "reason", "store-behind")).isOne();
    assertThat(counted("jeton.credentials.refused", "what", "log-in", "throttled", "true"))
        .isOne();
  }

  @Test
  void whetherTheFeedIsHeardIsShown() {
    double first = connected();
    counting.heard(new FeedLost("gone"));
    double lost = connected();
    counting.heard(new FeedHeard());

    assertThat(first).isOne();
    assertThat(lost).isZero();
    assertThat(connected()).isOne();
  }

  @Test
  void verbsOfTheStoreAreTimedByWhetherTheyAnswered() {
    SessionStore timed = counting.timed(new Failing());

    assertThat(timed.find(SESSION)).isEmpty();
    assertThat(timed.feed()).isPresent();
    assertThatThrownBy(() -> timed.end(SESSION, EndReason.REVOKED))
        .isInstanceOf(StoreException.class)
        .hasMessage("away");

    assertThat(registry
            .get("jeton.store")
            .tags("verb", "find", "outcome", "answered")
            .timer()
            .count())
        .isOne();
    assertThat(registry
            .get("jeton.store")
            .tags("verb", "end", "outcome", "failed")
            .timer()
            .count())
        .isOne();
  }

  @Test
  void measuresWhatAnApplicationDoes() {
    SessionStore store = new InMemorySessionStore(Clock.systemUTC());
    List<SessionEvent> heard = new ArrayList<>();
    SessionListener audit = heard::add;
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), Clock.systemUTC());

    SessionMetrics metrics = SessionMetrics.in(registry);
    SessionTokens tokens = SessionTokens.builder(metrics.timed(store), keys, "https://shop.example")
        .listener(metrics.and(audit))
        .build();
    metrics.watch(tokens);
    try (tokens) {
      tokens.control().endAll(SubjectId.of("alice"));
    }

    assertThat(heard).filteredOn(EndedAll.class::isInstance).hasSize(1);
    assertThat(counted("jeton.sessions.ended", "whose", "subject", "reason", "revoked"))
        .isOne();
    assertThat(registry.get("jeton.store").tags("verb", "endAll").timer().count())
        .isOne();
  }

  @Test
  void whatHappensAtEveryRequestIsShown() {
    SessionStore store = new InMemorySessionStore(Clock.systemUTC());
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), Clock.systemUTC());
    try (SessionTokens tokens =
        SessionTokens.builder(store, keys, "https://shop.example").build()) {
      counting.watch(tokens);
      RecordingExchange logIn =
          new RecordingExchange("POST", "/login").with("Sec-Fetch-Site", "same-origin");
      ((Admitted) tokens.admit(logIn, Access.logIn()))
          .session()
          .beginLogIn()
          .withCookie(Subject.of("alice"), new Authentication("pwd", store.now(), 1));
      String cookie = logIn.responseHeaders("Set-Cookie").get(0).split(";", 2)[0];
      RecordingExchange call = new RecordingExchange("GET", "/").with("Cookie", cookie);

      var unused = tokens.admit(call, Access.session());
      unused = tokens.admit(call, Access.session());
      unused = tokens.admit(call, Access.session().trust(Trust.AUTHORITATIVE));

      assertThat(shown("jeton.tokens.validated", "trust", "cached")).isEqualTo(2);
      assertThat(shown("jeton.tokens.validated", "trust", "authoritative")).isOne();
      assertThat(shown("jeton.copies", "outcome", "used")).isEqualTo(2);
      assertThat(shown("jeton.copies", "outcome", "missing")).isZero();
      assertThat(registry.get("jeton.feed.age").timeGauge().value(TimeUnit.NANOSECONDS))
          .isPositive();
    }
  }

  private double shown(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  private double counted(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private double connected() {
    return registry.get("jeton.feed.connected").gauge().value();
  }

  private static final class Failing implements DelegatingSessionStore {
    private final SessionStore store = new InMemorySessionStore(Clock.systemUTC());

    @Override
    public SessionStore delegate() {
      return store;
    }

    @Override
    public boolean end(SessionId id, EndReason reason) {
      throw new StoreException("away");
    }
  }
}
