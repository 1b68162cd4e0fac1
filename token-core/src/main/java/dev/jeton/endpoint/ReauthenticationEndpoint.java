package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Body.Fields;
import dev.jeton.endpoint.Body.Unreadable;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Authenticator;
import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Identification.Throttled;
import dev.jeton.identity.Subject;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NoRoomException;
import dev.jeton.transport.TokenResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code POST}: proves again, within a session, who its subject is. Takes JSON whose texts are the
 * credentials, {@code {"password"}} for example; the name is the session's and what the body says of
 * it counts for nothing.
 *
 * <p>Answers 200 with the {@link SessionView} and a new cookie, or with a token response (RFC 6749,
 * section 5.1) to a client that keeps its tokens itself; 401 for wrong credentials and for those of
 * somebody else, 429 with {@code Retry-After} for too many of them, 403 to whoever acts for another,
 * 500 where the step-up has no room in the token of the session, which goes on without it.
 * Thread-safe.
 */
public final class ReauthenticationEndpoint implements Endpoint {

  private final SessionTokens tokens;
  private final Authenticator authenticator;
  private final Function<Subject, Map<String, String>> name;

  private ReauthenticationEndpoint(
      SessionTokens tokens,
      Authenticator authenticator,
      Function<Subject, Map<String, String>> name) {
    this.tokens = tokens;
    this.authenticator = authenticator;
    this.name = name;
  }

  /**
   * Asks {@code authenticator}, which gets the value of the subject's id as {@code username}. Give it
   * a count of failures of its own, or strangers who fail at the log-in block this too.
   */
  public static ReauthenticationEndpoint of(SessionTokens tokens, Authenticator authenticator) {
    return new ReauthenticationEndpoint(
        tokens, authenticator, subject -> Map.of("username", subject.id().value()));
  }

  /** The same where people log in by another name than the value of their id. */
  public ReauthenticationEndpoint naming(Function<Subject, Map<String, String>> fields) {
    return new ReauthenticationEndpoint(tokens, authenticator, fields);
  }

  @Override
  public Access access() {
    return Access.session().and(Access.notImpersonated());
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    Body read = Body.of(exchange, body);
    if (read instanceof Unreadable unreadable) return unreadable.problem().reply();
    Fields fields = (Fields) read;
    if (fields.form()) return Problem.unsupportedMediaType().reply();
    Subject subject = session.required().subject();
    Identification identification =
        authenticator.identify(credentials(subject, fields), session.sourceAddress());
    if (identification instanceof Identified identified
        && identified.subject().id().equals(subject.id())) return proven(session, identified.how());
    session.reauthenticationRefused(identification instanceof Throttled);
    return identification instanceof Throttled throttled
        ? Problem.tooManyAttempts(throttled.retryAfter()).reply()
        : refused(Problem.logInRefused(), tokens.challenge().headerValue());
  }

  private Credentials credentials(Subject subject, Fields fields) {
    Map<String, String> presented = new LinkedHashMap<>(fields.texts());
    presented.putAll(name.apply(subject));
    return Credentials.of(presented);
  }

  private Reply proven(RequestSession session, Authentication how) {
    Optional<IssuedTokens> issued;
    try {
      issued = session.reauthenticate(how);
    } catch (NoRoomException full) {
      return Problem.noRoom(full.bytes(), full.budget(), full.claims()).reply();
    }
    return issued
        .map(TokenResponse::of)
        .or(() -> session.current().map(SessionView::of).map(view -> Reply.json(200, view)))
        // It ended while the credentials were checked.
        .orElseGet(() ->
            refused(Problem.unauthenticated(), tokens.challenge().invalidToken().headerValue()));
  }

  private static Reply refused(Problem problem, String challenge) {
    return problem.reply().withHeader("WWW-Authenticate", challenge);
  }
}
