package dev.jeton.client;

import dev.jeton.http.Challenge;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Peer;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.store.AttemptStore;
import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.SecretHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells which registered client sends a request, by {@code client_secret_basic} (RFC 6749, section
 * 2.3.1) and by nothing else: a secret in a body ends in logs. Thread-safe.
 *
 * <p>An unknown client costs what a wrong secret costs, and is answered alike. Failures are counted
 * by client id, from the fifth with a delay of 1 s doubling to 60 s, and by source address, from the
 * 50th in 15 minutes: within the delay every further failure is answered 429. The right secret is
 * never delayed: nobody guesses 256 bits, and ids are no secrets, so a delay for it would let
 * strangers shut a client out.
 */
public final class ClientAuthentication {

  private static final Limit BY_CLIENT =
      new Limit(5, Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofSeconds(60));
  private static final Limit BY_SOURCE =
      new Limit(50, Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofSeconds(60));

  /** Who asks, or why that is not known. */
  public sealed interface Outcome {

    /** This client, proven. */
    record Authenticated(RegisteredClient client) implements Outcome {}

    /**
     * Nobody, or nobody who is proven.
     *
     * @param throttled whether there were too many failures before
     * @param reply 401 with a challenge, or 429; the same for an unknown client and a wrong secret
     */
    record Unproven(boolean throttled, Reply reply) implements Outcome {}
  }

  // Compared with where there is no client, so that the work is the same. No secret is known that
  // has this hash.
  private static final SecretHash NOBODY = nobody();

  private final RegisteredClients clients;
  private final AttemptStore attempts;
  private final Clock clock;
  private final Challenge challenge;

  /**
   * Knows {@code clients} and counts failures in {@code attempts}.
   *
   * @param realm what the challenge calls this application; printable ASCII
   */
  public ClientAuthentication(
      RegisteredClients clients, AttemptStore attempts, Clock clock, String realm) {
    this.clients = clients;
    this.attempts = attempts;
    this.clock = clock;
    this.challenge = Challenge.basic(realm);
  }

  /**
   * Who sends this request.
   *
   * @param peer where it comes from
   * @throws dev.jeton.store.StoreException if clients or attempts can't be reached
   */
  public Outcome authenticate(HttpExchange exchange, Peer peer) {
    Optional<BasicCredentials> presented = BasicCredentials.of(exchange);
    Optional<RegisteredClient> known = presented.flatMap(those -> clients.find(those.id()));
    SecretHash expected = known.map(RegisteredClient::secretHash).orElse(NOBODY);
    boolean right =
        presented.map(those -> those.secret().hash().equals(expected)).orElse(false);
    if (right && known.isPresent()) return new Outcome.Authenticated(known.get());
    // Without any credential nothing was guessed.
    if (exchange.requestHeaders("Authorization").isEmpty()) return unproven();
    return failed(presented, peer);
  }

  private Outcome failed(Optional<BasicCredentials> presented, Peer peer) {
    Instant now = clock.instant();
    Duration wait = counted("client:source:" + peer.network(), BY_SOURCE, now);
    if (wait.isZero() && presented.isPresent())
      wait = counted("client:id:" + presented.get().id(), BY_CLIENT, now);
    return wait.isZero()
        ? unproven()
        : new Outcome.Unproven(true, Problem.tooManyAttempts(wait).reply());
  }

  private Duration counted(String key, Limit limit, Instant now) {
    Attempt attempt = attempts.begin(key, limit, now);
    return attempt instanceof Attempt.Blocked blocked
        ? blocked.remaining()
        : ((Attempt.Counted) attempt).delay();
  }

  private Outcome unproven() {
    Reply reply =
        Problem.invalidClient().reply().withHeader("WWW-Authenticate", challenge.headerValue());
    return new Outcome.Unproven(false, reply);
  }

  private static SecretHash nobody() {
    byte[] ones = new byte[SecretHash.BYTES];
    Arrays.fill(ones, (byte) 0xff);
    return SecretHash.of(ones);
  }
}
