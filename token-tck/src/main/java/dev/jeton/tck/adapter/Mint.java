package dev.jeton.tck.adapter;

import dev.jeton.Admission;
import dev.jeton.LogIn;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.key.KeyRing;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.token.TokenFormat;
import java.time.Clock;

/**
 * Issues cookies beside the server, with its keys: those of another format and of another store.
 * Thread-safe.
 */
final class Mint {

  private final SessionStore store;
  private final KeyRing keys;
  private final Clock clock;
  private final ContractUsers users;

  Mint(SessionStore store, KeyRing keys, Clock clock, ContractUsers users) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
    this.users = users;
  }

  /** The cookie of a session whose token is a JWT. */
  String jwtCookie(String name) {
    return cookie(store, TokenFormat.JWT, name);
  }

  /** A well-made reference token whose session the server's store never had. */
  String cookieOfAnUnknownSession(String name) {
    return cookie(new InMemorySessionStore(clock), TokenFormat.REFERENCE, name);
  }

  private String cookie(SessionStore where, TokenFormat format, String name) {
    SessionTokens tokens = SessionTokens.builder(where, keys, ContractApplication.PUBLIC_ORIGIN)
        .browserTokens(format)
        .clock(clock)
        .build();
    RecordingExchange exchange = new RecordingExchange("POST", "/login");
    Admission admission = tokens.admit(exchange, Access.logIn());
    if (!(admission instanceof Admission.Admitted admitted))
      throw new IllegalStateException("refused: " + admission);
    LogIn logIn = admitted.session().beginLogIn();
    if (logIn.withCookie(ContractUsers.subject(name), users.byPassword()).isEmpty())
      throw new IllegalStateException("no session for " + name);
    String line = exchange.responseHeaders("Set-Cookie").get(0);
    return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
  }
}
