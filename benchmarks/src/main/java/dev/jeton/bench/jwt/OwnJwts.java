package dev.jeton.bench.jwt;

import dev.jeton.bench.Follower;
import dev.jeton.event.SessionListener;
import dev.jeton.json.JsonObject;
import dev.jeton.key.ImportedKey;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.near.NearLimits;
import dev.jeton.near.RevocationView;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.foreign.TrustedIssuer;
import dev.jeton.token.foreign.TrustedIssuers;
import dev.jeton.token.jwt.JwtProfile;
import dev.jeton.token.jwt.JwtTokens;
import dev.jeton.token.jwt.ProfiledKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jose4j.lang.JoseException;

/** The library as an application has it: keys, a store, and a thread that hears who logged out. */
final class OwnJwts implements AutoCloseable {

  private static final Duration EARLIER = Duration.ofHours(1);

  private final KeyRing ring;
  private final SessionRecord record;
  private final JwtTokens jwts;
  private final Supplier<TokenValidator> validators;
  private final ScheduledExecutorService following;

  private OwnJwts(
      KeyRing ring,
      SessionRecord record,
      JwtTokens jwts,
      Supplier<TokenValidator> validators,
      ScheduledExecutorService following) {
    this.ring = ring;
    this.record = record;
    this.jwts = jwts;
    this.validators = validators;
    this.following = following;
  }

  static OwnJwts of(JwtKeys keys) throws IOException, JoseException {
    Clock clock = Clock.systemUTC();
    boolean foreign = !keys.algorithm().mayIssue();
    KeyRing ring = foreign
        ? KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock)
        : holding(keys, clock);
    InMemorySessionStore store = new InMemorySessionStore(clock);
    RevocationView view = RevocationView.over(store, clock, System::nanoTime, NearLimits.DEFAULT);
    NewSessions sessions =
        new NewSessions(view.store(), ring, clock, new SecureRandom(), SessionListener.SILENT);
    JwtProfile profile =
        JwtProfile.of(Terms.ISSUER, Terms.AUDIENCE, Terms.CLIENT).livingFor(JwtProfile.LONGEST);
    Supplier<JwtTokens> make = () -> new JwtTokens(
        List.of(new ProfiledKeys(profile, ring)), sessions, view, clock, RotationPolicy.graceful());
    SessionRecord record = record(sessions, clock.instant());
    view.store().create(record);
    Supplier<TokenValidator> validators =
        foreign ? trusting(keys, clock) : () -> make.get().accessTokens();
    return new OwnJwts(ring, record, make.get(), validators, Follower.of(view));
  }

  // A key that comes from elsewhere is published before it signs: it has been here for an hour.
  private static KeyRing holding(JwtKeys keys, Clock clock) throws IOException, JoseException {
    KeyPolicy policy = KeyPolicy.ephemeral().withJwtAlgorithm(keys.algorithm());
    if (keys.provider().isPresent())
      policy = policy.withProvider(keys.provider().get());
    KeyStore store = KeyStore.ephemeral();
    Path file = Files.createTempFile("key", ".jwk");
    try {
      Files.writeString(file, keys.privateJwk());
      KeyRing.open(store, policy, Clock.offset(clock, EARLIER.negated()))
          .add(ImportedKey.jwk(file));
    } finally {
      Files.delete(file);
    }
    return KeyRing.open(store, policy, clock);
  }

  private static Supplier<TokenValidator> trusting(JwtKeys keys, Clock clock) throws JoseException {
    JsonObject jwks = JsonObject.parse(
            ("{\"keys\":[" + keys.publicJwk(Terms.KEY) + "]}").getBytes(StandardCharsets.UTF_8))
        .orElseThrow();
    var issuer = TrustedIssuer.builder(Terms.ISSUER, "elsewhere", Terms.AUDIENCE, jwks);
    if (keys.algorithm() == KeyAlgorithm.RS256)
      issuer.algorithms(KeyAlgorithm.ES256).acceptingRs256DespiteItsPadding();
    keys.provider().ifPresent(issuer::provider);
    TokenValidator trusting = TrustedIssuers.open(clock, SessionListener.SILENT, issuer.build());
    return () -> trusting;
  }

  private static SessionRecord record(NewSessions sessions, Instant now) {
    return SessionDraft.opened(
            SessionId.of(sessions.random(SessionId.BYTES)),
            TokenKind.REFRESH,
            Terms.SUBJECT,
            0,
            SecretHash.ofSecret(sessions.secret()),
            Terms.authentication(now),
            now)
        .record();
  }

  /** A token of ours, another one each time. */
  String token() {
    SessionToken none = SessionToken.of("");
    IssuedTokens before = new IssuedTokens(none, Duration.ofHours(1), Optional.empty(), record);
    return jwts.paired(before).token().reveal();
  }

  /** The id that the ring gave to the key. */
  String keyId() {
    return ring.active(KeyPurpose.JWT).id();
  }

  /** Asks for what the token alone can say, as a route does that is content with that. */
  Verifier verifier() {
    return new Verifier() {
      private TokenValidator validator = validators.get();

      @Override
      public Object claims(String token) throws SignatureException {
        if (validator.validate(new Presented(SessionToken.of(token), Carrier.BEARER), Trust.LOCAL)
            instanceof Valid valid) return valid.session();
        throw new SignatureException("refused");
      }

      @Override
      public void forget() {
        validator = validators.get();
      }
    };
  }

  @Override
  public void close() {
    following.shutdownNow();
    ring.close();
  }
}
