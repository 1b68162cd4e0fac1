package dev.jeton;

import dev.jeton.client.ClientAuthentication;
import dev.jeton.client.ClientAuthentication.Outcome;
import dev.jeton.client.RegisteredClient;
import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Peer;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Reused;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jwt.AuthenticJwt;
import dev.jeton.token.jwt.JwtProfile;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks about tokens and ends what is behind them, for registered clients. What they present is no
 * request of a user: nothing is touched, rotated or reported as rejected. Thread-safe; every method
 * may throw {@link dev.jeton.store.StoreException}.
 */
public final class TokenControl {

  private final Wiring wiring;
  private final JwtProfile profile;

  TokenControl(Wiring wiring) {
    this.wiring = wiring;
    this.profile = wiring.jwts().profile();
  }

  /**
   * What a live token says, by the store, read now.
   *
   * @param session with the roles and permissions that count now
   * @param profile issuer, audience and client id of this application's tokens
   * @param issuedAt when the token was issued; for a reference token, when its session was opened
   * @param expiresAt from when on it opens nothing unless it is used before
   */
  public record Active(Session session, JwtProfile profile, Instant issuedAt, Instant expiresAt) {}

  /** Who sends this request; an attempt that failed is told to the listener. */
  public Outcome authenticate(ClientAuthentication clients, HttpExchange exchange) {
    Peer peer = wiring.proxies().peer(exchange);
    Outcome outcome = clients.authenticate(exchange, peer);
    if (outcome instanceof Outcome.Unproven unproven)
      wiring
          .listener()
          .tell(new SessionEvent.ClientRefused(
              unproven.throttled(), RequestInfo.of(exchange, peer.address())));
    return outcome;
  }

  /**
   * What {@code presented} says if it is an access token that lives and that {@code client} may ask
   * about. Empty for all else, be it expired, ended, forged, for another audience, a refresh token
   * or the JWT of a cookie.
   */
  public Optional<Active> introspect(RegisteredClient client, SessionToken presented) {
    if (!serves(client)) return Optional.empty();
    return validated(presented) instanceof Valid valid && valid.record().isPresent()
        ? Optional.of(active(valid.session(), presented))
        : Optional.empty();
  }

  /**
   * Ends the session behind {@code presented}: an access token, be its time over or not as long as
   * it is authentic, or a refresh token, be it used up or not. Idempotent; does nothing for all
   * else, and for tokens of which {@code client} may not even ask.
   */
  public void revoke(RegisteredClient client, SessionToken presented) {
    if (!serves(client)) return;
    Optional<SessionId> named = named(presented);
    named.ifPresent(wiring.control()::end);
  }

  private boolean serves(RegisteredClient client) {
    return client.audiences().contains(profile.audience());
  }

  private Active active(Session session, SessionToken presented) {
    return wiring
        .jwts()
        .authentic(presented)
        .map(jwt -> new Active(session, profile, jwt.issuedAt(), jwt.expiresAt()))
        .orElseGet(() -> new Active(session, profile, session.createdAt(), session.idleEndsAt()));
  }

  private Optional<SessionId> named(SessionToken presented) {
    Optional<AuthenticJwt> jwt = wiring.jwts().authentic(presented);
    if (jwt.isPresent()) return jwt.filter(this::namesItsSession).map(AuthenticJwt::session);
    return proven(validated(presented))
        .or(() -> proven(wiring.refreshTokens().judge(presented)))
        .map(SessionRecord::id);
  }

  private boolean namesItsSession(AuthenticJwt jwt) {
    return wiring
        .store()
        .find(jwt.session())
        .filter(record -> record.kind() == TokenKind.REFRESH)
        .filter(record -> record.subject().id().equals(jwt.subject()))
        .isPresent();
  }

  // A token that is used up, or under a revoked key, opens nothing by itself. But its session was
  // its holder's, and whoever found it must be able to end that.
  private static Optional<SessionRecord> proven(Validation validation) {
    if (validation instanceof UnderRevokedKey saved) return Optional.of(saved.session());
    if (validation instanceof Reused reused) return Optional.of(reused.session());
    return record(validation);
  }

  private static Optional<SessionRecord> record(Validation validation) {
    return validation instanceof Valid valid ? valid.record() : Optional.empty();
  }

  private Validation validated(SessionToken presented) {
    return wiring.tokens().validate(new Presented(presented, Carrier.BEARER), Trust.AUTHORITATIVE);
  }
}
