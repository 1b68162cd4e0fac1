package dev.jeton.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jeton.Shop;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.client.RegisteredClient;
import dev.jeton.client.RegisteredClient.Registration;
import dev.jeton.client.RegisteredClients;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.store.InMemoryAttemptStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two registered clients that ask a shop about tokens: one of this audience, one of another. */
final class Asking {

  static final String INACTIVE = "{\"active\":false}";

  final Registration ledger =
      RegisteredClient.register("ledger", Set.of(Shop.ORIGIN), new SecureRandom());
  final Registration stranger =
      RegisteredClient.register("stranger", Set.of("https://other.example"), new SecureRandom());

  private final Shop shop;
  private final ClientAuthentication clients;

  Asking(Shop shop) {
    this.shop = shop;
    this.clients = new ClientAuthentication(
        RegisteredClients.of(List.of(ledger.client(), stranger.client())),
        new InMemoryAttemptStore(),
        shop.clock,
        "jeton");
  }

  IntrospectionEndpoint introspection() {
    return new IntrospectionEndpoint(shop.tokens(), clients);
  }

  RevocationEndpoint revocation() {
    return new RevocationEndpoint(shop.tokens(), clients);
  }

  Reply introspect(String token) {
    return post(introspection(), ledger, "token=" + token);
  }

  Reply revoke(String token) {
    return post(revocation(), ledger, "token=" + token);
  }

  Reply post(Endpoint endpoint, Registration client, String body) {
    return post(endpoint, Optional.of(client), body);
  }

  Reply post(Endpoint endpoint, Optional<Registration> client, String body) {
    RecordingExchange exchange = request();
    if (client.isPresent()) exchange = exchange.with("Authorization", basic(client.get()));
    return handle(endpoint, exchange, body);
  }

  Reply handle(Endpoint endpoint, RecordingExchange exchange, String body) {
    return endpoint.handle(
        exchange, shop.admitted(exchange, endpoint.access()), body.getBytes(UTF_8));
  }

  static RecordingExchange request() {
    return RecordingExchange.post("/introspect")
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  static String basic(Registration client) {
    String pair = client.client().id() + ":" + client.secret().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  static String forged(String token) {
    int middle = token.length() / 2;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  static JsonObject json(Reply reply) {
    return JsonObject.parse(reply.body()).orElseThrow();
  }
}
