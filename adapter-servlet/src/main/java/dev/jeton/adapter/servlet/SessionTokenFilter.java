package dev.jeton.adapter.servlet;

import dev.jeton.Admission;
import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.http.Reply;
import dev.jeton.store.StoreException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks the core whether a request may go on to its servlet, and obeys. Behind it {@code
 * getUserPrincipal}, {@code getRemoteUser}, {@code isUserInRole}, {@code getAuthType} and {@code
 * logout} speak of the session. Thread-safe.
 *
 * <p>It decides when a request arrives. What a servlet then forwards to, includes or dispatches to
 * is that servlet's own choice and is not asked about again.
 *
 * {@snippet :
 * SessionTokenFilter.install(context, tokens, access);
 * }
 */
public final class SessionTokenFilter implements Filter {

  /** What {@code getAuthType} says of a request with a session. */
  public static final String AUTH_TYPE = "SESSION_TOKEN";

  private static final String SESSION = RequestSession.class.getName();

  private final SessionTokens tokens;
  private final ServletAccess access;

  /**
   * A filter to be mapped to every path, for the dispatchers REQUEST and ASYNC, with asynchronous
   * requests allowed.
   */
  public SessionTokenFilter(SessionTokens tokens, ServletAccess access) {
    this.tokens = tokens;
    this.access = access;
  }

  /**
   * Puts a filter before every servlet of {@code context}, and before the filters that are declared
   * there. A filter that changes the method of a request must stand before this one, or it changes
   * it after the decision.
   *
   * @throws IllegalStateException if one is installed already, or if the context has started
   */
  public static void install(ServletContext context, SessionTokens tokens, ServletAccess access) {
    FilterRegistration.@Nullable Dynamic added = context.addFilter(
        SessionTokenFilter.class.getName(), new SessionTokenFilter(tokens, access));
    if (added == null) throw new IllegalStateException("a SessionTokenFilter is installed already");
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
  }

  /**
   * The session of a request that passed the filter.
   *
   * @throws IllegalStateException if it did not
   */
  public static RequestSession session(ServletRequest request) {
    if (request.getAttribute(SESSION) instanceof RequestSession session) return session;
    throw new IllegalStateException(
        "the request did not pass a SessionTokenFilter: map it to every path");
  }

  /** Writes {@code reply} on a response as it is: for handlers that answer with one. */
  public static void write(HttpServletResponse response, Reply reply) throws IOException {
    ServletExchange.write(response, reply);
  }

  @Override
  public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain)
      throws IOException, ServletException {
    if (!(from instanceof HttpServletRequest request)
        || !(to instanceof HttpServletResponse response))
      throw new ServletException("a SessionTokenFilter understands HTTP only");
    if (request.getDispatcherType() != DispatcherType.REQUEST
        && request.getAttribute(SESSION) instanceof RequestSession admitted) {
      proceed(request, response, chain, admitted);
      return;
    }
    Admission admission = tokens.admit(new ServletExchange(request, response), demanded(request));
    if (admission instanceof Refused refused) {
      ServletExchange.leaveBodyUnread(request, response);
      write(response, refused.reply());
    }
    if (admission instanceof Admitted admitted)
      proceed(request, response, chain, admitted.session());
  }

  private Access demanded(HttpServletRequest request) {
    return access.of(request.getHttpServletMapping().getServletName(), request.getMethod());
  }

  private void proceed(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      RequestSession session)
      throws IOException, ServletException {
    request.setAttribute(SESSION, session);
    try {
      chain.doFilter(new SessionTokenRequest(request, response, session, tokens), response);
    } catch (StoreException away) {
      storeAway(request, response, away);
    } catch (ServletException failure) {
      if (!(failure.getRootCause() instanceof StoreException away)) throw failure;
      storeAway(request, response, away);
    }
  }

  private void storeAway(
      HttpServletRequest request, HttpServletResponse response, StoreException away)
      throws IOException {
    // Half an answer can't be taken back: the container cuts the connection, and nobody takes it
    // for a whole one.
    if (response.isCommitted()) throw away;
    response.resetBuffer();
    write(response, tokens.storeAway(new ServletExchange(request, response), away));
  }
}
