package dev.jeton.token.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.jeton.key.KeyEntry;
import dev.jeton.near.RevocationView;
import dev.jeton.token.SessionToken;
import dev.jeton.token.jws.KnownHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * JWTs whose signature held on this node: the next request that brings the same text, character by
 * character, need not prove that again. Nothing else is decided here. Whether the key still verifies is
 * asked on each find; time, revocation and record are whoever's who asks. Thread-safe.
 *
 * <p>A text is kept once its signature held, so what strangers send takes no place from it, and no
 * longer than the token lives. All texts together are at most {@value #MOST_CHARACTERS} characters; a
 * heap dump shows those that are still good, as it shows those of requests.
 */
final class VerifiedJwts {

  /** Some 25,000 tokens of usual length. */
  static final int MOST_CHARACTERS = 16 << 20;

  /** What was found out about a text. */
  private record Proof(JwtType type, JwtSignatures signatures, KeyEntry key, JwtClaims claims) {}

  private final Cache<String, Proof> held;
  private final KnownHeaders headers = new KnownHeaders();
  private final Clock clock;

  VerifiedJwts(Clock clock, long mostCharacters) {
    this.clock = clock;
    this.held = Caffeine.newBuilder()
        .maximumWeight(mostCharacters)
        .weigher((String text, Proof proof) -> text.length())
        .expireAfter(Expiry.creating((String text, Proof proof) -> left(proof.claims())))
        .ticker(RevocationView.nanosOf(clock)::getAsLong)
        // What has to be tidied is tidied by whoever comes by: no thread that nobody ends.
        .executor(Runnable::run)
        .build();
  }

  /** The claims of a token of this type that was kept, if its key may still verify. */
  Optional<JwtClaims> find(SessionToken presented, JwtType type) {
    Proof proof = held.getIfPresent(presented.reveal());
    return proof != null && proof.type() == type && proof.signatures().trust(proof.key())
        ? Optional.of(proof.claims())
        : Optional.empty();
  }

  /** Keeps a token whose signature held by {@code key}, one of {@code signatures}. */
  void keep(
      SessionToken verified,
      JwtType type,
      JwtSignatures signatures,
      KeyEntry key,
      JwtClaims claims) {
    held.put(verified.reveal(), new Proof(type, signatures, key, claims));
  }

  private Duration left(JwtClaims claims) {
    return Duration.between(clock.instant(), claims.expiresAt());
  }

  /** Those of what was kept. */
  KnownHeaders headers() {
    return headers;
  }

  /** How many there are. */
  long size() {
    held.cleanUp();
    return held.estimatedSize();
  }

  /** Their number alone. */
  @Override
  public String toString() {
    return "VerifiedJwts[" + size() + "]";
  }
}
