package dev.jeton;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.SlowAlgorithm;
import dev.jeton.event.SessionEvent.TokenRejected;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An application in small: a door over a store in memory, a clock to move and an ear for events.
 * Not thread-safe.
 */
public final class Shop {
  public static final String ORIGIN = "https://shop.example";
  public static final String COOKIE = "__Host-session";
  public static final Subject ALICE =
      Subject.of("alice").withRoles("user").withPermissions("orders:*");

  private static final Map<KeyAlgorithm, KeyRing> RINGS = new EnumMap<>(KeyAlgorithm.class);

  public final ManualClock clock = new ManualClock();
  public final WatchedStore store = new WatchedStore(new InMemorySessionStore(clock));
  public final List<SessionEvent> heard = new ArrayList<>();
  public final KeyRing keys;

  private final UnaryOperator<SessionTokensBuilder> options;
  private SessionTokens tokens;

  private Shop(KeyRing keys, UnaryOperator<SessionTokensBuilder> options) {
    this.keys = keys;
    this.options = options;
    this.tokens = started();
  }

  public static Shop open() {
    return with(builder -> builder);
  }

  public static Shop with(UnaryOperator<SessionTokensBuilder> options) {
    return with(KeyAlgorithm.ES256, options);
  }

  public static Shop with(KeyAlgorithm algorithm, UnaryOperator<SessionTokensBuilder> options) {
    return new Shop(ring(algorithm), options);
  }

  /** Over keys that this test alone changes. */
  public static Shop with(KeyRing keys, UnaryOperator<SessionTokensBuilder> options) {
    return new Shop(keys, options);
  }

  /** One ring an algorithm for all tests: drawing keys is slow. */
  public static synchronized KeyRing ring(KeyAlgorithm algorithm) {
    return RINGS.computeIfAbsent(algorithm, Shop::freshRing);
  }

  public static KeyRing freshRing(KeyAlgorithm algorithm) {
    return KeyRing.open(
        KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(algorithm), Clock.systemUTC());
  }

  private SessionTokens started() {
    SessionTokensBuilder builder =
        SessionTokens.builder(store, keys, ORIGIN).clock(clock).listener(this::hear);
    return options.apply(builder).build();
  }

  // Told at the start on some Javas, and no test of a shop is about it.
  private void hear(SessionEvent event) {
    if (!(event instanceof SlowAlgorithm)) heard.add(event);
  }

  public SessionTokens tokens() {
    return tokens;
  }

  /** The same application after a restart: the store and the keys are all that is left. */
  public void restart() {
    tokens = started();
  }

  public Authentication byPassword() {
    return new Authentication("pwd", clock.instant(), 1);
  }

  /** Lets an exchange of a log-in route in. */
  public RequestSession atLogIn(RecordingExchange exchange) {
    return admitted(exchange, Access.logIn());
  }

  public RequestSession admitted(RecordingExchange exchange, Access access) {
    if (tokens.admit(exchange, access) instanceof Admission.Admitted in) return in.session();
    throw new AssertionError("refused: " + refusal(exchange, access));
  }

  public Reply refusal(RecordingExchange exchange, Access access) {
    if (tokens.admit(exchange, access) instanceof Admission.Refused out) return out.reply();
    throw new AssertionError("admitted to " + access);
  }

  public boolean admits(RecordingExchange exchange, Access access) {
    return tokens.admit(exchange, access) instanceof Admission.Admitted;
  }

  /** Logs {@code subject} in and answers what the browser keeps. */
  public String cookieOf(Subject subject) {
    RecordingExchange exchange = logInRequest();
    return atLogIn(exchange)
        .beginLogIn()
        .withCookie(subject, byPassword())
        .flatMap(opened -> cookieSetOn(exchange))
        .orElseThrow();
  }

  /** Logs {@code subject} in and answers what an API client keeps. */
  public IssuedTokens pairOf(Subject subject) {
    return atLogIn(logInRequest())
        .beginLogIn()
        .withBearerTokens(subject, byPassword())
        .orElseThrow();
  }

  /**
   * The token of {@code record}, with the secret of {@code like}: as whoever holds the MAC key could
   * write it.
   */
  public SessionToken tokenOf(SessionRecord record, SessionToken like) {
    String head = like.reveal().substring(0, "jeton_r_".length());
    byte[] payload = Base64.getUrlDecoder().decode(like.reveal().substring(head.length()));
    byte[] tagged = ByteBuffer.wrap(Arrays.copyOf(payload, 57))
        .putInt(21, record.generation())
        .array();
    byte[] tag = keys.active(KeyPurpose.MAC).hmac(head.getBytes(US_ASCII), tagged);
    return SessionToken.of(
        head + Forge.base64(ByteBuffer.allocate(73).put(tagged).put(tag, 0, 16).array()));
  }

  public static RecordingExchange logInRequest() {
    return RecordingExchange.post("/login").with("Origin", ORIGIN);
  }

  public static RecordingExchange withCookie(String value) {
    return RecordingExchange.get("/api/orders").with("Cookie", COOKIE + "=" + value);
  }

  public static RecordingExchange withBearer(String token) {
    return RecordingExchange.get("/api/orders").with("Authorization", "Bearer " + token);
  }

  public Optional<Session> session(RecordingExchange exchange) {
    return admitted(exchange, Access.open()).current();
  }

  /** The value of the session cookie that the response sets; empty where it sets or keeps none. */
  public static Optional<String> cookieSetOn(RecordingExchange exchange) {
    return exchange.responseHeaders("Set-Cookie").stream()
        .filter(line -> line.startsWith(COOKIE + "="))
        .map(line -> line.substring(COOKIE.length() + 1, line.indexOf(';')))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  public List<Rejection> rejections() {
    return heard.stream()
        .filter(TokenRejected.class::isInstance)
        .map(event -> ((TokenRejected) event).reason())
        .toList();
  }

  public static String text(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
