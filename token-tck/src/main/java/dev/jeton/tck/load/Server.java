package dev.jeton.tck.load;

import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.endpoint.RefreshEndpoint;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Trust;
import dev.jeton.store.StoreException;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.transport.TokenResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The application as its users meet it: each request is a status, and what it gave. A store that fails
 * is 503, as every adapter answers. Thread-safe.
 */
final class Server {

  static final int OK = 200;
  static final int UNAUTHENTICATED = 401;
  static final int UNAVAILABLE = 503;

  private static final Access ASKED = Access.session().trust(Trust.AUTHORITATIVE);

  /** An answer; {@code held} is what the user holds from now on, where it gave anything. */
  record Answer(int status, Optional<Held> held) {

    static Answer of(int status) {
      return new Answer(status, Optional.empty());
    }

    static Answer giving(Held held) {
      return new Answer(OK, Optional.of(held));
    }
  }

  private final SessionTokens tokens;
  private final Clock clock;
  private final RefreshEndpoint refreshes;

  Server(SessionTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
    this.refreshes = new RefreshEndpoint(tokens);
  }

  Answer logInBrowser(Subject subject) {
    RecordingExchange exchange =
        new RecordingExchange("POST", "/login").with("Sec-Fetch-Site", "same-origin");
    return answer(() -> {
      if (session(exchange, Access.logIn())
          .beginLogIn()
          .withCookie(subject, byPassword())
          .isEmpty()) return Answer.of(UNAUTHENTICATED);
      String line = exchange.responseHeaders("Set-Cookie").get(0);
      return Answer.giving(Held.cookie(line.substring(0, line.indexOf(';'))));
    });
  }

  Answer logInClient(Subject subject) {
    RecordingExchange exchange = new RecordingExchange("POST", "/login");
    return answer(() -> session(exchange, Access.logIn())
        .beginLogIn()
        .withBearerTokens(subject, byPassword())
        .map(issued -> Answer.giving(pair(TokenResponse.of(issued))))
        .orElse(Answer.of(UNAUTHENTICATED)));
  }

  Answer call(Held held) {
    return answer(() -> tokens.admit(held.on("GET", "/orders"), ASKED) instanceof Refused refused
        ? Answer.of(refused.reply().status())
        : Answer.of(OK));
  }

  Answer refresh(String token) {
    RecordingExchange exchange =
        new RecordingExchange("POST", "/token/refresh").with("Content-Type", "application/json");
    byte[] body = ("{\"refresh_token\":\"" + token + "\"}").getBytes(StandardCharsets.US_ASCII);
    return answer(() -> {
      Reply reply = refreshes.handle(exchange, session(exchange, refreshes.access()), body);
      return reply.status() == OK ? Answer.giving(pair(reply)) : Answer.of(reply.status());
    });
  }

  Answer logOut(Held held) {
    return answer(() -> {
      session(held.on("POST", "/logout"), Access.open()).logOut();
      return Answer.of(OK);
    });
  }

  private RequestSession session(RecordingExchange exchange, Access access) {
    return ((Admitted) tokens.admit(exchange, access)).session();
  }

  private Authentication byPassword() {
    return new Authentication("pwd", clock.instant(), 1);
  }

  private static Answer answer(Supplier<Answer> request) {
    try {
      return request.get();
    } catch (StoreException away) {
      return Answer.of(UNAVAILABLE);
    }
  }

  private static Held pair(Reply reply) {
    JsonObject body = JsonObject.parse(reply.body()).orElseThrow();
    return Held.bearer(
        body.text("access_token").orElseThrow(), body.text("refresh_token").orElseThrow());
  }
}
