package dev.jeton.endpoint;

import dev.jeton.TokenControl;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.client.ClientAuthentication.Outcome.Authenticated;
import dev.jeton.client.ClientAuthentication.Outcome.Unproven;
import dev.jeton.client.RegisteredClient;
import dev.jeton.endpoint.Body.Fields;
import dev.jeton.endpoint.Body.Unreadable;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.token.SessionToken;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What introspection and revocation have in common: a registered client posts a form with a {@code
 * token}. Who does not prove itself learns nothing of what is wrong with the body.
 */
final class ClientRequest {

  private ClientRequest() {}

  static Reply answer(
      TokenControl control,
      ClientAuthentication clients,
      HttpExchange exchange,
      byte[] body,
      BiFunction<RegisteredClient, SessionToken, Reply> answer) {
    ClientAuthentication.Outcome outcome = control.authenticate(clients, exchange);
    if (outcome instanceof Unproven unproven) return unproven.reply();
    Body read = Body.of(exchange, body);
    if (read instanceof Unreadable unreadable) return unreadable.problem().reply();
    Fields fields = (Fields) read;
    if (!fields.form()) return Problem.unsupportedMediaType().reply();
    Optional<SessionToken> token = fields.text("token").map(SessionToken::of);
    // Two ways to prove oneself in one request are one too many (RFC 6749, section 2.3).
    if (token.isEmpty() || fields.text("client_secret").isPresent())
      return Problem.malformedRequest().with("error", "invalid_request").reply();
    return answer.apply(((Authenticated) outcome).client(), token.get());
  }
}
