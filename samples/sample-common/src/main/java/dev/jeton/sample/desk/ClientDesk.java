package dev.jeton.sample.desk;

import dev.jeton.SessionTokens;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.client.RegisteredClient.Registration;
import dev.jeton.client.RegisteredClients;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.IntrospectionEndpoint;
import dev.jeton.endpoint.RevocationEndpoint;
import dev.jeton.store.AttemptStore;
import java.time.Clock;
import java.util.Optional;

/** The routes of programs that ask about tokens and end them. Thread-safe. */
public final class ClientDesk {

  private final SessionTokens tokens;
  private final Optional<Registration> demo;
  private final ClientAuthentication clients;

  /** Knows {@code demo} and no other client; without it, none. */
  public ClientDesk(
      SessionTokens tokens, Optional<Registration> demo, AttemptStore attempts, Clock clock) {
    this.tokens = tokens;
    this.demo = demo;
    this.clients = new ClientAuthentication(
        RegisteredClients.of(demo.map(Registration::client).stream().toList()),
        attempts,
        clock,
        "jeton");
  }

  /** The client that is known, and its secret. */
  public Optional<Registration> demo() {
    return demo;
  }

  /** {@code POST /introspect}. */
  public Endpoint introspect() {
    return new IntrospectionEndpoint(tokens, clients);
  }

  /** {@code POST /revoke}. */
  public Endpoint revoke() {
    return new RevocationEndpoint(tokens, clients);
  }
}
