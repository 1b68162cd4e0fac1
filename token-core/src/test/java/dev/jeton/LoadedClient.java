package dev.jeton;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenFormat;
import java.util.Optional;

/**
 * A logged-in client that keeps calling, one node and then the other, and does with its tokens what
 * a good client does. Belongs to one thread at a time.
 */
final class LoadedClient {

  /** What the client holds. */
  enum Holds {
    REFERENCE_COOKIE,
    JWT_COOKIE,
    PAIR
  }

  private final LoadedShops shops;
  private final TokenFormat browserTokens;
  private final Holds holds;
  private int calls;
  private String token;
  private Optional<SessionToken> refreshToken = Optional.empty();

  LoadedClient(LoadedShops shops, Holds holds, int number) {
    this.shops = shops;
    this.holds = holds;
    this.browserTokens = holds == Holds.JWT_COOKIE ? TokenFormat.JWT : TokenFormat.REFERENCE;
    RecordingExchange exchange = Shop.logInRequest();
    LogIn logIn = admitted(exchange, Access.logIn()).orElseThrow().beginLogIn();
    Subject subject = Subject.of("client-" + number);
    Authentication how = new Authentication("pwd", shops.clock.instant(), 1);
    if (holds == Holds.PAIR) {
      this.token = kept(logIn.withBearerTokens(subject, how).orElseThrow());
    } else {
      if (logIn.withCookie(subject, how).isEmpty()) throw new AssertionError("no session");
      this.token = Shop.cookieSetOn(exchange).orElseThrow();
    }
  }

  Holds holds() {
    return holds;
  }

  /** What it would present now. */
  String token() {
    return token;
  }

  /** Makes a request of either trust; whether the client is logged in yet. */
  boolean calls() {
    Access access = Access.session().trust(calls % 3 == 0 ? Trust.LOCAL : Trust.AUTHORITATIVE);
    return holds == Holds.PAIR ? callsWithPair(access) : callsWithCookie(access);
  }

  private boolean callsWithCookie(Access access) {
    RecordingExchange exchange = Shop.withCookie(token);
    boolean in = admitted(exchange, access).isPresent();
    Shop.cookieSetOn(exchange).ifPresent(next -> token = next);
    return in;
  }

  // Its access token may be over by now; it is logged out where it gets no other.
  private boolean callsWithPair(Access access) {
    return admitted(Shop.withBearer(token), access).isPresent() || refreshes();
  }

  private boolean refreshes() {
    Optional<IssuedTokens> next = door().refresh(Shop.logInRequest(), refreshToken.orElseThrow());
    next.ifPresent(issued -> token = kept(issued));
    return next.isPresent();
  }

  private String kept(IssuedTokens issued) {
    refreshToken = issued.refreshToken();
    return issued.token().reveal();
  }

  private Optional<RequestSession> admitted(RecordingExchange exchange, Access access) {
    return door().admit(exchange, access) instanceof Admission.Admitted in
        ? Optional.of(in.session())
        : Optional.empty();
  }

  private SessionTokens door() {
    return shops.door(browserTokens, calls++);
  }
}
