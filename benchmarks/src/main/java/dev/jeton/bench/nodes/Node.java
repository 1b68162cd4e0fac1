package dev.jeton.bench.nodes;

import dev.jeton.bench.Follower;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyRing;
import dev.jeton.near.NearLimits;
import dev.jeton.near.RevocationView;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jwt.JwtProfile;
import dev.jeton.token.jwt.JwtTokens;
import dev.jeton.token.jwt.ProfiledKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** One of several over a store: it issues, ends and validates, and follows the feed as usual. */
final class Node implements AutoCloseable {

  private static final String URL = "https://shop.example";

  private final SessionStore store;
  private final NewSessions sessions;
  private final JwtTokens jwts;
  private final TokenValidator validator;
  private final ScheduledExecutorService following;

  /** Over a connection of its own; {@code ring} is everybody's. */
  Node(SessionStore own, KeyRing ring) {
    Clock clock = Clock.systemUTC();
    RevocationView view = RevocationView.over(own, clock, System::nanoTime, NearLimits.DEFAULT);
    this.store = view.store();
    this.sessions = new NewSessions(store, ring, clock, new SecureRandom(), SessionListener.SILENT);
    JwtProfile profile = JwtProfile.of(URL, URL, "shop");
    this.jwts = new JwtTokens(
        List.of(new ProfiledKeys(profile, ring)), sessions, view, clock, RotationPolicy.graceful());
    this.validator = jwts.accessTokens();
    this.following = Follower.of(view);
  }

  /** Opens a session; its JWT. */
  IssuedTokens open(String subject) {
    Instant now = store.now();
    SessionRecord record = SessionDraft.opened(
            SessionId.of(sessions.random(SessionId.BYTES)),
            TokenKind.REFRESH,
            Subject.of(subject),
            store.epoch(),
            SecretHash.ofSecret(sessions.secret()),
            new Authentication("pwd", now, 1),
            now)
        .record();
    var unused = store.create(record);
    return jwts.paired(
        new IssuedTokens(SessionToken.of(""), Duration.ofHours(1), Optional.empty(), record));
  }

  void end(SessionId id) {
    if (!store.end(id, EndReason.REVOKED)) throw new IllegalStateException("nothing ended");
  }

  /** Whether this JWT is believed without a look at the store. */
  boolean believes(SessionToken jwt) {
    return validator.validate(new Presented(jwt, Carrier.BEARER), Trust.LOCAL) instanceof Valid;
  }

  @Override
  public void close() {
    following.shutdownNow();
  }
}
