package dev.jeton.adapter.servlet;

import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.session.Session;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose user is the subject of its session. Nothing is read before somebody asks: an open
 * route that does not ask works while the store is away. Not thread-safe: belongs to one request.
 */
final class SessionTokenRequest extends HttpServletRequestWrapper {

  /** The subject of a session, by name. */
  private record SubjectPrincipal(String name) implements Principal {
    @Override
    public String getName() {
      return name;
    }
  }

  private final HttpServletResponse response;
  private final RequestSession session;
  private final SessionTokens tokens;

  SessionTokenRequest(
      HttpServletRequest request,
      HttpServletResponse response,
      RequestSession session,
      SessionTokens tokens) {
    super(request);
    this.response = response;
    this.session = session;
    this.tokens = tokens;
  }

  @Override
  public @Nullable String getRemoteUser() {
    return user().orElse(null);
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return user().map(SubjectPrincipal::new).orElse(null);
  }

  @Override
  public @Nullable String getAuthType() {
    return user().map(name -> SessionTokenFilter.AUTH_TYPE).orElse(null);
  }

  @Override
  public boolean isUserInRole(String role) {
    Optional<Session> current = session.current();
    // "*" is never a role, "**" is anybody who is logged in (Jakarta Servlet 6.0, section 13.3).
    if (role.equals("*")) return false;
    if (role.equals("**")) return current.isPresent();
    return current.filter(found -> found.subject().hasRole(role)).isPresent();
  }

  @Override
  public void logout() {
    session.logOut();
  }

  /** Never logs in: a filter knows no passwords. */
  @Override
  public void login(String username, String password) throws ServletException {
    throw new ServletException("a session token filter knows no passwords: mount a LoginEndpoint,"
        + " or check them and call SessionTokenFilter.session(request).beginLogIn()");
  }

  @Override
  public boolean authenticate(HttpServletResponse to) throws IOException {
    if (session.current().isPresent()) return true;
    if (tokens.admit(new ServletExchange(this, to), Access.session()) instanceof Refused refused)
      ServletExchange.write(to, refused.reply());
    return false;
  }

  // Without arguments a container keeps the request that it made itself, and the user is lost in
  // asynchronous code.
  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }

  private Optional<String> user() {
    return session.current().map(found -> found.subject().id().value());
  }
}
