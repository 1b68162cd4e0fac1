package dev.jeton.endpoint;

import dev.jeton.LogIn;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Body.Fields;
import dev.jeton.endpoint.Body.Unreadable;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.http.ReturnPath;
import dev.jeton.identity.Authenticator;
import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Identification.Throttled;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.token.NoRoomException;
import dev.jeton.transport.TokenResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code POST}: logs in. Takes a form or JSON whose texts are the credentials, {@code remember} for
 * a cookie that outlives the browser, {@code transport} ({@code cookie}, the default, or {@code
 * bearer}) and, in a form, {@code return}, a path of this server to go to.
 *
 * <p>Answers 303 to a form, 200 with the {@link SessionView} to JSON, a token response (RFC 6749,
 * section 5.1) for bearer transport; 401 for wrong credentials, 429 with {@code Retry-After} for
 * too many of them; where the subject has as many sessions as it may have, 409 with the {@code
 * sessions}, of which the same request with the id of one as {@code end} ends that one; 500 where
 * what the subject may do has no room in its token. Thread-safe.
 */
public final class LoginEndpoint implements Endpoint {

  private static final String COOKIE = "cookie";
  private static final String BEARER = "bearer";
  private static final String HOME = "/";

  private final SessionTokens tokens;
  private final Authenticator authenticator;
  private final Optional<Function<Problem, String>> refusalPage;

  private LoginEndpoint(
      SessionTokens tokens,
      Authenticator authenticator,
      Optional<Function<Problem, String>> refusalPage) {
    this.tokens = tokens;
    this.authenticator = authenticator;
    this.refusalPage = refusalPage;
  }

  /** Logs in whom {@code authenticator} identifies. */
  public static LoginEndpoint of(SessionTokens tokens, Authenticator authenticator) {
    return new LoginEndpoint(tokens, authenticator, Optional.empty());
  }

  /**
   * The same, with a page of the application, in HTML, for people whose form was refused; the
   * status stays.
   */
  public LoginEndpoint refusalPage(Function<Problem, String> html) {
    return new LoginEndpoint(tokens, authenticator, Optional.of(html));
  }

  @Override
  public Access access() {
    return Access.logIn();
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    Body read = Body.of(exchange, body);
    if (read instanceof Unreadable unreadable) return unreadable.problem().reply();
    return logIn(exchange, session, (Fields) read);
  }

  private Reply logIn(HttpExchange exchange, RequestSession session, Fields fields) {
    if (misshapen(fields)) return Problem.malformedRequest().reply();
    String transport = fields.text("transport").orElse(COOKIE);
    boolean bearer = transport.equals(BEARER);
    if (!bearer && !transport.equals(COOKIE)) return Problem.malformedRequest().reply();
    // Only browsers send this header: a token in a page's hands is one that an injected script can
    // take along.
    if (bearer && !exchange.requestHeaders("Sec-Fetch-Site").isEmpty())
      return Problem.bearerRefusedForBrowsers().reply();
    Optional<SessionId> chosen = fields.text("end").flatMap(SessionId::parse);
    if (chosen.isEmpty() && fields.text("end").isPresent())
      return Problem.malformedRequest().reply();
    LogIn logIn = session.beginLogIn().remembered(fields.flag("remember"));
    chosen.ifPresent(logIn::ending);
    Identification identification =
        authenticator.identify(Credentials.of(fields.texts()), logIn.sourceAddress());
    if (identification instanceof Identified identified)
      return identified(logIn, identified, bearer, fields);
    logIn.refused(identification instanceof Throttled);
    return refused(problem(identification), fields);
  }

  private Reply identified(LogIn logIn, Identified identified, boolean bearer, Fields fields) {
    try {
      return (bearer ? withBearerTokens(logIn, identified) : withCookie(logIn, identified, fields))
          .orElseGet(() -> refused(
              logIn.atLimit().map(LoginEndpoint::atLimit).orElseGet(Problem::logInRefused),
              fields));
    } catch (NoRoomException full) {
      return refused(Problem.noRoom(full.bytes(), full.budget(), full.claims()), fields);
    }
  }

  // Taken for absent, a mistaken option would give another session than the one that was asked for.
  private static boolean misshapen(Fields fields) {
    boolean rememberAsText = !fields.form() && fields.texts().containsKey("remember");
    return rememberAsText
        || fields.flags().containsKey("transport")
        || fields.flags().containsKey("end");
  }

  private static Optional<Reply> withBearerTokens(LogIn logIn, Identified identified) {
    return logIn.withBearerTokens(identified.subject(), identified.how()).map(TokenResponse::of);
  }

  private static Optional<Reply> withCookie(LogIn logIn, Identified identified, Fields fields) {
    return logIn
        .withCookie(identified.subject(), identified.how())
        .map(session -> fields.form()
            ? Reply.redirect(303, wayBack(fields))
            : Reply.json(200, SessionView.of(session)));
  }

  private static Problem atLimit(List<Session> sessions) {
    List<JsonObject> listed =
        sessions.stream().map(each -> SessionView.listed(each, false)).toList();
    return Problem.tooManySessions().with("sessions", listed);
  }

  private static String wayBack(Fields fields) {
    return fields.text("return").flatMap(ReturnPath::of).map(ReturnPath::value).orElse(HOME);
  }

  private static Problem problem(Identification identification) {
    return identification instanceof Throttled throttled
        ? Problem.tooManyAttempts(throttled.retryAfter())
        : Problem.logInRefused();
  }

  private Reply refused(Problem problem, Fields fields) {
    Reply reply = problem.reply();
    if (fields.form() && refusalPage.isPresent())
      reply = Reply.html(problem.status(), refusalPage.get().apply(problem))
          .withHeader("Retry-After", reply.header("Retry-After").toArray(String[]::new));
    // A 401 always says what is wanted (RFC 9110, section 15.5.2).
    return problem.status() == 401
        ? reply.withHeader("WWW-Authenticate", tokens.challenge().headerValue())
        : reply;
  }
}
