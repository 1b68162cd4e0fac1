package dev.jeton;

import dev.jeton.access.Access;
import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.http.Challenge;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyRing;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import java.util.Optional;

/**
 * The library as an application holds it: one for the whole application. Thread-safe, immutable.
 *
 * {@snippet :
 * KeyRing keys = KeyRing.open(KeyStore.directory(path), KeyPolicy.sealedUnder(masterKey), clock);
 * SessionTokens tokens = SessionTokens.builder(store, keys, "https://shop.example").build();
 * }
 */
public final class SessionTokens {

  private final Wiring wiring;
  private final KeyRing keys;

  SessionTokens(Wiring wiring, KeyRing keys) {
    this.wiring = wiring;
    this.keys = keys;
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
    return new SessionTokensBuilder(store, keys, publicOrigin);
  }

  /**
   * Whether a request may go on to a handler that demands {@code access}. Reads the store where the
   * token or the access needs it, so it may block for as long as the store does.
   */
  public Admission admit(HttpExchange exchange, Access access) {
    return new Admitting(wiring, exchange, access).decide();
  }

  /** The answer where a handler failed because the store did: 503, and no cookie is touched. */
  public Reply storeAway(HttpExchange exchange, StoreException away) {
    return new Admitting(wiring, exchange, Access.open()).storeAway(away);
  }

  /** Sees and ends sessions beside any request. */
  public SessionControl control() {
    return new SessionControl(wiring.store(), wiring.listener());
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
   * Exchanges a refresh token for the next pair; the presented one is used up.
   *
   * @return empty if it is not the current refresh token of a live session
   * @throws StoreException if the store can't tell; the presented token is still good then
   */
  public Optional<IssuedTokens> refresh(HttpExchange exchange, SessionToken presented) {
    RequestInfo request =
        RequestInfo.of(exchange, wiring.proxies().peer(exchange).address());
    Validation validation = wiring
        .refreshTokens()
        .validate(new Presented(presented, Carrier.REFRESH), Trust.AUTHORITATIVE);
    Optional<SessionRecord> current =
        validation instanceof Valid valid ? valid.record() : Optional.empty();
    Optional<IssuedTokens> next = current.flatMap(wiring.pairs()::rotate);
    if (next.isEmpty()) {
      // What was valid and can't be rotated was overtaken in between.
      Rejection reason =
          validation instanceof Rejected rejected ? rejected.reason() : Rejection.SUPERSEDED;
      wiring.listener().tell(new SessionEvent.TokenRejected(reason, request));
    }
    next.map(IssuedTokens::session)
        .ifPresent(rotated -> wiring
            .listener()
            .tell(new SessionEvent.Rotated(
                rotated.id(), rotated.subject().id(), rotated.generation(), request)));
    return next;
  }
}
