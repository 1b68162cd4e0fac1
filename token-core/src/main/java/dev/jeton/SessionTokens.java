package dev.jeton;

import dev.jeton.access.Access;
import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.http.Challenge;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.near.Registration;
import dev.jeton.near.RevocationView;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Refresh;
import dev.jeton.token.Refresh.Refreshed;
import dev.jeton.token.Refresh.Refused;
import dev.jeton.token.SessionToken;
import java.util.Optional;

/**
 * The library as an application holds it: one for the whole application. Thread-safe. One daemon
 * thread listens to what other nodes ended, until it is closed.
 *
 * {@snippet :
 * KeyRing keys = KeyRing.openAndRefresh(
 *     KeyStore.directory(path), KeyPolicy.sealedUnder(masterKey), clock);
 * SessionTokens tokens = SessionTokens.builder(store, keys, "https://shop.example").build();
 * }
 */
public final class SessionTokens implements AutoCloseable {

  private final Wiring wiring;
  private final KeyRing keys;
  private final Following following;

  SessionTokens(Wiring wiring, KeyRing keys, Following following) {
    this.wiring = wiring;
    this.keys = keys;
    this.following = following;
  }

  /**
   * Begins a configuration; everything else has a safe default.
   *
   * @param store where sessions rest
   * @param keys what tokens are signed and tagged with
   * @param publicOrigin what browsers call this application: scheme, host and, unless usual, port
   */
  public static SessionTokensBuilder builder(
      SessionStore store, KeyRing keys, String publicOrigin) {
    return new SessionTokensBuilder(new SessionOptions(store, keys, publicOrigin, false));
  }

  /**
   * The same for a developer's own machine without TLS: requests over plain HTTP are served that come
   * from this machine and are meant for it, all others refused as ever. The cookie is {@code session},
   * without prefix and {@code Secure}; the event {@code InsecureStart} tells of it. Never for what
   * others can reach: a proxy on the same machine that hides itself would make everybody local.
   *
   * @param publicOrigin {@code http} or {@code https}, {@code localhost} or an address of this machine
   * @throws IllegalArgumentException for any other host, when it is built
   */
  public static SessionTokensBuilder insecureForLocalDevelopment(
      SessionStore store, KeyRing keys, String publicOrigin) {
    return new SessionTokensBuilder(new SessionOptions(store, keys, publicOrigin, true));
  }

  /**
   * Whether a request may go on to a handler that demands {@code access}. Reads the store where the
   * token or the access needs it, so it may block for as long as the store does.
   */
  public Admission admit(HttpExchange exchange, Access access) {
    return new Admitting(wiring, exchange, access).decide();
  }

  /**
   * What {@link #admit} answers, where that needs neither the store nor a signature: for the threads
   * of an event loop, which must not wait. Most requests of a session that was here a moment ago are
   * admitted so; {@link dev.jeton.session.Trust} says which routes are content with that.
   *
   * @return empty where it may have to wait; then nothing was done or told, and {@code admit} decides
   */
  public Optional<Admission> admitAtOnce(HttpExchange exchange, Access access) {
    return new Admitting(wiring, exchange, access).decideAtOnce();
  }

  /** The answer where a handler failed because the store did: 503, and no cookie is touched. */
  public Reply storeAway(HttpExchange exchange, StoreException away) {
    return new Admitting(wiring, exchange, Access.open()).storeAway(away);
  }

  /**
   * Runs {@code then} once, when a session ends: for WebSockets and event streams, which must not
   * outlive it. See {@link RevocationView#onEnded} for when that is; close what is returned when the
   * stream ends first.
   *
   * @throws StoreException if the store can't tell whether the session lives
   */
  public Registration onEnded(SessionId session, Runnable then) {
    return following.view().onEnded(session, then);
  }

  /**
   * Hears once, now, what ended on other nodes and whose time is over; tells whoever waits for it.
   * The library's own thread does this all the time. To be called where there is none because the
   * clock is not the system's.
   *
   * @return whether the feed could be read
   */
  public boolean follow() {
    return following.step();
  }

  /**
   * Whether this node is fit to answer as far as clocks go: whether its own was within 30 seconds of
   * the store's when they were compared last, which happens at the start and every minute. For a
   * readiness check; above 2 seconds the listener is told {@code ClocksApart} each time.
   */
  public boolean clocksAgree() {
    return following.clocks().agree();
  }

  /** What this node has counted so far. */
  public Figures figures() {
    return new Figures(wiring.validated().soFar(), following.view().figures());
  }

  /**
   * Revokes a key of the ring: here at once, and on every other node within {@code maxLag}, instead of
   * when its ring refreshes next.
   *
   * @throws IllegalArgumentException for an id that no key of this purpose has, and for SUBJECT
   * @throws StoreException if the other nodes could not be told; the key is revoked, so call again
   */
  public void revokeKey(KeyPurpose purpose, String id) {
    keys.revoke(purpose, id);
    wiring.store().feed().ifPresent(feed -> feed.tellRevokedKey(id));
  }

  /** Ends the thread. What ended on other nodes is then found out by re-reading records. */
  @Override
  public void close() {
    following.close();
  }

  /** Sees and ends sessions beside any request. */
  public SessionControl control() {
    return wiring.control();
  }

  /** Asks about tokens and ends what is behind them, for registered clients. */
  public TokenControl tokenControl() {
    return new TokenControl(wiring);
  }

  /**
   * What a 401 of this application asks for (RFC 6750, section 3): for handlers that refuse by
   * themselves.
   */
  public Challenge challenge() {
    return wiring.refusals().challenge();
  }

  /** The public keys by which others can verify our JWTs: a JWK set (RFC 7517, section 5). */
  public JsonObject jwks() {
    return keys.jwks();
  }

  /**
   * Exchanges a refresh token for the next pair. A young one stays; an older one is used up, but
   * whoever presents it within the grace gets the same answer, see {@link
   * dev.jeton.token.RotationPolicy}. One that comes back later ends its session.
   *
   * @return empty if it is good for nothing
   * @throws StoreException if the store can't tell; the presented token is still good then
   */
  public Optional<IssuedTokens> refresh(HttpExchange exchange, SessionToken presented) {
    RequestInfo request =
        RequestInfo.of(exchange, wiring.proxies().peer(exchange).address());
    Refresh refresh = wiring.pairs().refresh(presented);
    if (refresh instanceof Refused refused) wiring.refused().conclude(refused.refusal(), request);
    if (!(refresh instanceof Refreshed refreshed)) return Optional.empty();
    event(refreshed, request).ifPresent(wiring.listener()::tell);
    return Optional.of(refreshed.tokens());
  }

  private static Optional<SessionEvent> event(Refreshed refreshed, RequestInfo request) {
    SessionRecord record = refreshed.tokens().session();
    SessionId id = record.id();
    SubjectId subject = record.subject().id();
    int generation = record.generation();
    return switch (refreshed.how()) {
      case KEPT -> Optional.empty();
      case ROTATED -> Optional.of(new SessionEvent.Rotated(id, subject, generation, request));
      case REPEATED -> Optional.of(new SessionEvent.Repeated(id, subject, generation, request));
      case RECOVERED -> Optional.of(new SessionEvent.Recovered(id, subject, generation, request));
    };
  }
}
