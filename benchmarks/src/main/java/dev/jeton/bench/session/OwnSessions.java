package dev.jeton.bench.session;

import dev.jeton.bench.Servers;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.near.NearLimits;
import dev.jeton.near.RevocationView;
import dev.jeton.servers.RedisServer;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Trust;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import dev.jeton.store.redis.RedisDatabase;
import dev.jeton.store.redis.RedisOptions;
import dev.jeton.store.redis.RedisSessionStore;
import dev.jeton.token.Issue;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.reference.PrefixedKeys;
import dev.jeton.token.reference.ReferenceTokens;
import io.lettuce.core.RedisClient;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Reference tokens as an application has them, the record asked for at each call. */
final class OwnSessions implements Holder {

  private final Clock clock;
  private final SessionStore store;
  private final ReferenceTokens tokens;

  OwnSessions(Clock clock, SessionStore store, ReferenceTokens tokens) {
    this.clock = clock;
    this.store = store;
    this.tokens = tokens;
  }

  static OwnSessions inMemory() {
    return over(new InMemorySessionStore(Clock.systemUTC()));
  }

  static OwnSessions inPostgres() throws SQLException {
    return over(JdbcSessionStore.open(Servers.postgres()));
  }

  static OwnSessions inRedis() {
    RedisClient client = Servers.client(RedisServer.standalone());
    return over(RedisSessionStore.in(RedisDatabase.connect(client, RedisOptions.STANDALONE)));
  }

  private static OwnSessions over(SessionStore store) {
    Clock clock = Clock.systemUTC();
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);
    RevocationView view = RevocationView.over(store, clock, System::nanoTime, NearLimits.DEFAULT);
    NewSessions sessions =
        new NewSessions(view.store(), keys, clock, new SecureRandom(), SessionListener.SILENT);
    ReferenceTokens tokens = ReferenceTokens.session(
        List.of(new PrefixedKeys("jeton", keys)), sessions, view, clock, RotationPolicy.graceful());
    return new OwnSessions(clock, view.store(), tokens);
  }

  @Override
  public String open(String subject) {
    Issue issue = tokens.issue(new Opening(
        Subject.of(subject).withRoles("clerk"),
        new Authentication("pwd", clock.instant(), 1),
        ClientInfo.UNKNOWN,
        Lifetimes.DEFAULT,
        false,
        store.epoch()));
    return ((Issue.Issued) issue).tokens().orElseThrow().token().reveal();
  }

  @Override
  public Object whose(String token) {
    if (tokens.validate(new Presented(SessionToken.of(token), Carrier.COOKIE), Trust.AUTHORITATIVE)
        instanceof Valid valid) return valid.session();
    throw new IllegalArgumentException("refused");
  }
}
