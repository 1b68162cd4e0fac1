package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.TokenControl;
import dev.jeton.TokenControl.Active;
import dev.jeton.access.Access;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code POST} of a form with {@code token}: whether an access token lives, for a registered client
 * (RFC 7662). The store is read at each request; nothing is touched. Whatever is not current and
 * live, or not for an audience of the client, is {@code {"active":false}} and no more (section 2.2).
 * {@code token_type_hint} is ignored. 401 for who does not prove to be a client, 429 after too many
 * failures. Thread-safe.
 */
public final class IntrospectionEndpoint implements Endpoint {

  private final TokenControl control;
  private final ClientAuthentication clients;

  public IntrospectionEndpoint(SessionTokens tokens, ClientAuthentication clients) {
    this.control = tokens.tokenControl();
    this.clients = clients;
  }

  /** Open: the client proves itself in the request, and no user is logged in there. */
  @Override
  public Access access() {
    return Access.open();
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    return ClientRequest.answer(control, clients, exchange, body, (client, token) -> {
      Map<String, Object> members = control
          .introspect(client, token)
          .map(IntrospectionEndpoint::members)
          .orElseGet(() -> Map.of("active", false));
      return Reply.json(200, JsonObject.of(members));
    });
  }

  private static Map<String, Object> members(Active active) {
    Session session = active.session();
    Subject subject = session.subject();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("active", true);
    members.put("sub", subject.id().value());
    if (!subject.id().tenant().isEmpty()) members.put("tenant", subject.id().tenant());
    // A scope has at least one word (RFC 6749, section 3.3).
    if (!subject.permissions().isEmpty()) members.put("scope", scope(subject));
    members.put("roles", List.copyOf(subject.roles()));
    members.put("client_id", active.profile().clientId());
    members.put("iss", active.profile().issuer());
    members.put("aud", active.profile().audience());
    members.put("exp", active.expiresAt().getEpochSecond());
    members.put("iat", active.issuedAt().getEpochSecond());
    members.put("sid", session.id().toString());
    members.put("token_type", "Bearer");
    Authentication latest = session.authentication();
    members.put("auth_time", latest.at().getEpochSecond());
    members.put("acr", Integer.toString(latest.level()));
    session.actor().ifPresent(actor -> members.put("act", Map.of("sub", actor.value())));
    return members;
  }

  private static String scope(Subject subject) {
    return subject.permissions().stream().map(Permission::value).collect(Collectors.joining(" "));
  }
}
