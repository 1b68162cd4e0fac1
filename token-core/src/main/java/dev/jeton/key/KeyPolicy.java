package dev.jeton.key;

import dev.jeton.event.SessionListener;
import java.security.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link KeyRing} is told: under which master key its entries are sealed, how JWTs are signed
 * and when keys change. Immutable; the methods answer changed copies.
 *
 * @param masterKey empty only for {@link KeyStore#ephemeral()}
 * @param formerMasterKeys may unseal but seal nothing
 * @param jwtAlgorithm default ES256
 * @param rotateEvery empty, the default: only {@link KeyRing#rotate} changes keys
 * @param refreshEvery default one minute
 * @param tokensLiveFor default 30 days
 * @param listener default nobody
 * @param provider default empty: whichever of the installed ones has an algorithm first
 */
public record KeyPolicy(
    Optional<MasterKey> masterKey,
    List<MasterKey> formerMasterKeys,
    KeyAlgorithm jwtAlgorithm,
    Optional<Duration> rotateEvery,
    Duration refreshEvery,
    Duration tokensLiveFor,
    SessionListener listener,
    Optional<Provider> provider) {

  /** How long others may keep the JWK set: what a pending key waits for. */
  public static final Duration JWKS_CACHED_FOR = Duration.ofMinutes(5);

  private static final Duration SPARE = Duration.ofMinutes(1);
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(1);
  private static final Duration LONGEST_REFRESH = Duration.ofHours(1);

  public KeyPolicy {
    formerMasterKeys = List.copyOf(formerMasterKeys);
    KeyPairs.demandMayIssue(jwtAlgorithm);
    if (refreshEvery.compareTo(SHORTEST_REFRESH) < 0 || refreshEvery.compareTo(LONGEST_REFRESH) > 0)
      throw new IllegalArgumentException("keys are refreshed every " + refreshEvery
          + ", which is not from " + SHORTEST_REFRESH + " to " + LONGEST_REFRESH);
    if (tokensLiveFor.isNegative() || tokensLiveFor.isZero())
      throw new IllegalArgumentException("tokens that live for " + tokensLiveFor + " are none");
    Duration delay = delay(refreshEvery);
    if (rotateEvery.isPresent() && rotateEvery.get().compareTo(delay) <= 0)
      throw new IllegalArgumentException("keys that rotate every " + rotateEvery.get()
          + " would be replaced before they are published, which takes " + delay);
  }

  private static KeyPolicy of(Optional<MasterKey> masterKey) {
    return new KeyPolicy(
        masterKey,
        List.of(),
        KeyAlgorithm.ES256,
        Optional.empty(),
        Duration.ofMinutes(1),
        Duration.ofDays(30),
        SessionListener.SILENT,
        Optional.empty());
  }

  /** Seals every entry under this master key; a persistent store opens no other way. */
  public static KeyPolicy sealedUnder(MasterKey masterKey) {
    return of(Optional.of(masterKey));
  }

  /** Has no master key: opens {@link KeyStore#ephemeral()} and nothing else. */
  public static KeyPolicy ephemeral() {
    return of(Optional.empty());
  }

  /**
   * Opens also what {@code former} sealed, until {@link KeyRing#rewrap()} has moved it on. Give every
   * node the new key this way before the first one seals under it.
   */
  public KeyPolicy alsoUnsealing(MasterKey former) {
    List<MasterKey> all = new ArrayList<>(formerMasterKeys);
    all.add(former);
    return new KeyPolicy(
        masterKey, all, jwtAlgorithm, rotateEvery, refreshEvery, tokensLiveFor, listener, provider);
  }

  /**
   * How JWTs are signed. One that {@linkplain KeyAlgorithm#mayIssue() may issue}. Default ES256. A
   * ring whose keys are of another algorithm gets a successor of this one when it opens; both verify
   * until the former is retired.
   */
  public KeyPolicy withJwtAlgorithm(KeyAlgorithm algorithm) {
    return new KeyPolicy(
        masterKey,
        formerMasterKeys,
        algorithm,
        rotateEvery,
        refreshEvery,
        tokensLiveFor,
        listener,
        provider);
  }

  /**
   * How long a key signs before its successor does, for every purpose that rotates. A duration. By
   * default keys don't rotate by themselves. Over the {@link #publicationDelay()}.
   */
  public KeyPolicy rotateEvery(Duration life) {
    return new KeyPolicy(
        masterKey,
        formerMasterKeys,
        jwtAlgorithm,
        Optional.of(life),
        refreshEvery,
        tokensLiveFor,
        listener,
        provider);
  }

  /**
   * How often the store is read for keys that other nodes made or revoked. A duration. Default one
   * minute; one second to one hour. A revocation on another node is unknown for so long.
   */
  public KeyPolicy refreshEvery(Duration pause) {
    return new KeyPolicy(
        masterKey,
        formerMasterKeys,
        jwtAlgorithm,
        rotateEvery,
        pause,
        tokensLiveFor,
        listener,
        provider);
  }

  /**
   * How long a key still verifies after its successor took over: at least as long as a session may
   * live, for a cookie may be as old as its session. A duration. Default 30 days. Shorter than the
   * longest session, and {@code SessionTokensBuilder} refuses the ring.
   */
  public KeyPolicy tokensLiveFor(Duration longest) {
    return new KeyPolicy(
        masterKey,
        formerMasterKeys,
        jwtAlgorithm,
        rotateEvery,
        refreshEvery,
        longest,
        listener,
        provider);
  }

  /** Who hears of keys that were made, revoked or ignored. Default nobody. */
  public KeyPolicy listener(SessionListener wanted) {
    return new KeyPolicy(
        masterKey,
        formerMasterKeys,
        jwtAlgorithm,
        rotateEvery,
        refreshEvery,
        tokensLiveFor,
        wanted,
        provider);
  }

  /**
   * Who signs, verifies and computes MACs with the keys of the ring. A provider, which need not be
   * installed. Default whichever of the installed ones has an algorithm first. No other takes its
   * place: a ring does not open whose keys need an algorithm that it lacks, HMAC-SHA-256 included.
   * Keys are drawn, read and sealed without it.
   */
  public KeyPolicy withProvider(Provider wanted) {
    return new KeyPolicy(
        masterKey,
        formerMasterKeys,
        jwtAlgorithm,
        rotateEvery,
        refreshEvery,
        tokensLiveFor,
        listener,
        Optional.of(wanted));
  }

  Implementations implementations() {
    return Implementations.of(provider);
  }

  /** {@link IllegalArgumentException} if the provider lacks what a ring always needs. */
  void demandProvided() {
    Implementations implementations = implementations();
    implementations.demand(jwtAlgorithm);
    implementations.demand(KeyAlgorithm.HS256);
  }

  MasterKey masterKeyOf(KeyStore store) {
    return masterKey.orElseGet(() -> {
      if (store instanceof EphemeralKeyStore ephemeral) return ephemeral.masterKey();
      throw new IllegalArgumentException(
          store + " keeps keys beyond this process, so it needs a master key:"
              + " open it with KeyPolicy.sealedUnder(..)");
    });
  }

  /**
   * How long a new key is pending: until every cache of the JWK set and every node knows it, and a
   * minute, by which the clocks of nodes may disagree.
   */
  public Duration publicationDelay() {
    return delay(refreshEvery);
  }

  private static Duration delay(Duration refreshEvery) {
    return JWKS_CACHED_FOR.plus(refreshEvery).plus(SPARE);
  }
}
