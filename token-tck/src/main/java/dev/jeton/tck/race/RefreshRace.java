package dev.jeton.tck.race;

import dev.jeton.Admission.Admitted;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.endpoint.RefreshEndpoint;
import dev.jeton.event.SessionEvent;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyRing;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.token.RotationPolicy;
import dev.jeton.transport.TokenResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A {@link JarRace} for the refresh token of one session, whoever keeps the session: proves a store,
 * or a policy. Not thread-safe.
 */
public final class RefreshRace {

  private static final String ORIGIN = "https://shop.example";
  private static final Subject RACER = Subject.of("racer");

  private final SessionStore store;
  private final ManualClock clock;
  private final SessionTokens tokens;
  private final RefreshEndpoint endpoint;
  private final AtomicInteger recovered = new AtomicInteger();

  /**
   * What came of it.
   *
   * @param loggedOut how many requests were told that they are logged out; no thief takes part, so
   *     each is a mistake
   * @param lost how many answers were lost
   * @param recovered how often an answer that was lost was replaced
   * @param tokens how many different refresh tokens were given
   * @param generation how many generations the session that is alive at the end has had: of as many
   *     tokens, each had one successor, provided that nobody was logged out
   */
  public record Outcome(int loggedOut, int lost, int recovered, int tokens, int generation) {}

  private RefreshRace(SessionStore store, KeyRing keys, ManualClock clock, RotationPolicy policy) {
    this.store = store;
    this.clock = clock;
    this.tokens = SessionTokens.builder(new RacingStore(store), keys, ORIGIN)
        .clock(clock)
        .rotation(policy)
        .listener(this::heard)
        .build();
    this.endpoint = new RefreshEndpoint(tokens);
  }

  /** A race over {@code store}; {@code clock} is that of the application and begins at its now. */
  public static RefreshRace over(
      SessionStore store, KeyRing keys, ManualClock clock, RotationPolicy policy) {
    return new RefreshRace(store, keys, clock, policy);
  }

  /** Runs {@code race}. */
  public Outcome run(JarRace race) {
    JarRace.Outcome outcome = race.run(this::logIn, (client, held) -> refresh(held));
    return new Outcome(
        outcome.loggedOut(), outcome.lost(), recovered.get(), outcome.held(), generation());
  }

  private String logIn() {
    RecordingExchange exchange = new RecordingExchange("POST", "/login");
    Instant now = clock.instant();
    if (!(tokens.admit(exchange, Access.logIn()) instanceof Admitted admitted))
      throw new IllegalStateException("nobody may log in");
    return admitted
        .session()
        .beginLogIn()
        .withBearerTokens(RACER, new Authentication("pwd", now, 1))
        .map(TokenResponse::of)
        .map(RefreshRace::refreshToken)
        .orElseThrow();
  }

  private JarRace.Answer refresh(String held) {
    RecordingExchange exchange =
        new RecordingExchange("POST", "/token/refresh").with("Content-Type", "application/json");
    String body = "{\"refresh_token\":\"" + held + "\"}";
    Admitted admitted = (Admitted) tokens.admit(exchange, endpoint.access());
    Reply reply =
        endpoint.handle(exchange, admitted.session(), body.getBytes(StandardCharsets.US_ASCII));
    return reply.status() == 200
        ? JarRace.Answer.holding(refreshToken(reply))
        : JarRace.Answer.loggedOut();
  }

  private static String refreshToken(Reply reply) {
    return JsonObject.parse(reply.body())
        .flatMap(body -> body.text("refresh_token"))
        .orElseThrow();
  }

  private int generation() {
    List<SessionRecord> alive = store.list(RACER.id());
    return alive.stream()
        .max(Comparator.comparing(SessionRecord::createdAt))
        .map(SessionRecord::generation)
        .orElse(0);
  }

  private void heard(SessionEvent event) {
    if (event instanceof SessionEvent.Recovered) recovered.incrementAndGet();
  }
}
