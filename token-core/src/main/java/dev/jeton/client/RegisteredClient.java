package dev.jeton.client;

import dev.jeton.store.SecretHash;
import java.security.SecureRandom;
import java.util.Set;

/**
 * A program, usually a resource server, that may ask whether tokens live and end them (RFC 7662,
 * RFC 7009). Immutable.
 *
 * @param id its public name, 1 to {@value #LONGEST_ID} characters of {@code A-Z a-z 0-9 - . _ ~}
 * @param secretHash of its secret, which is kept nowhere
 * @param audiences the audiences whose tokens it may ask about and end; about any other it learns
 *     nothing
 */
public record RegisteredClient(String id, SecretHash secretHash, Set<String> audiences) {

  /** The most characters of an id. */
  public static final int LONGEST_ID = 64;

  /**
   * A client that was just registered, with the one copy of its secret there is.
   *
   * @param client to be kept
   * @param secret to be shown once, to whoever runs the client
   */
  public record Registration(RegisteredClient client, ClientSecret secret) {}

  public RegisteredClient {
    if (!wellFormed(id))
      throw new IllegalArgumentException(
          "a client id must be 1 to " + LONGEST_ID + " characters of A-Z a-z 0-9 - . _ ~");
    audiences = Set.copyOf(audiences);
    if (audiences.isEmpty())
      throw new IllegalArgumentException(
          "client " + id + " has no audience: it could learn nothing, so name those it serves");
  }

  /**
   * Registers a client under a fresh secret of 256 bits. To give it another secret, register it
   * again.
   *
   * @param random what the secret is drawn from
   */
  public static Registration register(String id, Set<String> audiences, SecureRandom random) {
    ClientSecret secret = ClientSecret.drawn(random);
    return new Registration(new RegisteredClient(id, secret.hash(), audiences), secret);
  }

  // Unreserved characters alone (RFC 3986, section 2.3): nothing to escape in a header, a key or a
  // log line.
  static boolean wellFormed(String id) {
    return id.length() <= LONGEST_ID && id.matches("[A-Za-z0-9._~-]+");
  }
}
