package dev.jeton.tck.adapter;

import dev.jeton.client.ClientAuthentication;
import dev.jeton.client.ClientSecret;
import dev.jeton.client.RegisteredClient;
import dev.jeton.client.RegisteredClients;
import dev.jeton.store.InMemoryAttemptStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The one client that the application of the contract knows. */
final class ContractClient {

  private static final String ID = "ledger";
  private static final String SECRET = "known-to-every-test";

  private ContractClient() {}

  /** Knows this client, and counts failures for itself. */
  static ClientAuthentication authentication(Clock clock) {
    RegisteredClient ledger = new RegisteredClient(
        ID, ClientSecret.of(SECRET).hash(), Set.of(ContractApplication.PUBLIC_ORIGIN));
    return new ClientAuthentication(
        RegisteredClients.of(List.of(ledger)), new InMemoryAttemptStore(), clock, "jeton");
  }

  /** The header value by which it proves itself (RFC 7617). */
  static String credentials() {
    return basic(SECRET);
  }

  /** A header value that proves nothing. */
  static String wrongCredentials() {
    return basic("wrong");
  }

  private static String basic(String secret) {
    byte[] pair = (ID + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
