package dev.jeton.testkit;

import dev.jeton.Admission.Admitted;
import dev.jeton.LogIn;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.token.IssuedTokens;
import dev.jeton.transport.TokenResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A session about to be opened for a test. Not thread-safe: belongs to one test.
 *
 * <p>It goes the way of a log-in endpoint that has checked the credentials, so store, keys, cookie
 * and lifetimes are the application's own.
 */
public final class TestLogIn {

  private final SessionTokens tokens;
  private final Clock clock;
  private final Consumer<Session> opened;
  private Subject subject;
  private Duration ago = Duration.ZERO;
  private String method = "pwd";
  private int level = 1;
  private boolean remembered;

  TestLogIn(SessionTokens tokens, Clock clock, Consumer<Session> opened, Subject subject) {
    this.tokens = tokens;
    this.clock = clock;
    this.opened = opened;
    this.subject = subject;
  }

  /** What roles the subject has. Default none. */
  public TestLogIn roles(String... names) {
    this.subject = subject.withRoles(names);
    return this;
  }

  /** What the subject may do beyond its roles. Default nothing. */
  public TestLogIn permissions(String... names) {
    this.subject = subject.withPermissions(names);
    return this;
  }

  /** How long ago the subject authenticated, for routes that demand a fresh log-in. Default 0. */
  public TestLogIn authenticatedAgo(Duration time) {
    this.ago = time;
    return this;
  }

  /** How the subject authenticated (RFC 8176), and how strongly. Default {@code pwd}, level 1. */
  public TestLogIn authenticatedBy(String how, int ofLevel) {
    this.method = how;
    this.level = ofLevel;
    return this;
  }

  /** Makes the cookie outlive the browser, with the longer lifetimes. */
  public TestLogIn remembered() {
    this.remembered = true;
    return this;
  }

  /** Opens the session as a browser's: its header is {@code Cookie}. */
  public TestSession withCookie() {
    RecordingExchange exchange = request();
    Session session = demanded(begun(exchange).withCookie(subject, authentication()));
    String line = exchange.responseHeaders("Set-Cookie").get(0);
    opened.accept(session);
    return new TestSession(
        session, "Cookie", line.substring(0, line.indexOf(';')), Optional.empty());
  }

  /** Opens the session as an API client's: its header is {@code Authorization}. */
  public TestSession withBearerToken() {
    IssuedTokens issued = demanded(begun(request()).withBearerTokens(subject, authentication()));
    Session session = issued.session().view(Trust.AUTHORITATIVE);
    JsonObject response = JsonObject.parse(TokenResponse.of(issued).body()).orElseThrow();
    opened.accept(session);
    return new TestSession(
        session,
        "Authorization",
        "Bearer " + response.text("access_token").orElseThrow(),
        response.text("refresh_token"));
  }

  private LogIn begun(RecordingExchange exchange) {
    if (!(tokens.admit(exchange, Access.logIn()) instanceof Admitted admitted))
      throw new IllegalStateException("the application refuses every log-in: ask its listener why");
    return admitted.session().beginLogIn().remembered(remembered);
  }

  // As a page of the application's own would send it, whatever the application's origin policy.
  private static RecordingExchange request() {
    return new RecordingExchange("POST", "/login")
        .with("Sec-Fetch-Site", "same-origin")
        .with("User-Agent", "test");
  }

  private Authentication authentication() {
    return new Authentication(method, clock.instant().minus(ago), level);
  }

  private <T> T demanded(Optional<T> session) {
    return session.orElseThrow(() -> new IllegalStateException(
        "all sessions of " + subject.id() + " are being ended at this moment"));
  }
}
