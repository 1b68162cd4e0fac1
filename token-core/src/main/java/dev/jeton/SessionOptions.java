package dev.jeton;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.event.SessionEvent.InsecureStart;
import dev.jeton.event.SessionListener;
import dev.jeton.http.BrowserHints;
import dev.jeton.http.TrustedProxies;
import dev.jeton.identity.Authorities;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.SlowAlgorithms;
import dev.jeton.near.NearLimits;
import dev.jeton.near.RevocationView;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.SessionStore;
import dev.jeton.token.AntiForgeryTokens;
import dev.jeton.token.PresentRights;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.jwt.JwtProfile;
import dev.jeton.transport.CookieTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an application has chosen, and the library that is made of it. Not thread-safe: belongs to
 * one builder.
 */
final class SessionOptions {

  static final Duration USUAL_AGE_OF_RIGHTS = Duration.ofMinutes(1);

  final SessionStore store;
  final KeyRing keys;
  final String publicOrigin;
  final boolean local;
  TokenFormat browserTokens = TokenFormat.REFERENCE;
  TokenFormat apiTokens = TokenFormat.JWT;
  RotationPolicy rotation = RotationPolicy.graceful();
  Lifetimes lifetimes = Lifetimes.DEFAULT;
  Lifetimes rememberedLifetimes = Lifetimes.REMEMBERED;
  Duration elevation = Duration.ofMinutes(15);
  Duration impersonation = Duration.ofHours(1);
  BrowserHints hints = BrowserHints.none();
  CookiePolicy cookie;
  TrustedProxies proxies = TrustedProxies.none();
  SessionListener listener = SessionListener.SILENT;
  String prefix = "jeton";
  String realm = "jeton";
  String logInPage = "/";
  Clock clock = Clock.systemUTC();
  final List<TokenValidator> alsoAccepted = new ArrayList<>();
  final List<FormerTokens> former = new ArrayList<>();
  NearLimits near = NearLimits.DEFAULT;
  final Downstream downstream = new Downstream();
  SessionLimit limit = SessionLimit.NONE;
  Duration rightsAtMostOld = USUAL_AGE_OF_RIGHTS;

  @Nullable
  Authorities authorities;

  @Nullable
  JwtProfile jwt;

  @Nullable
  OriginPolicy origins;

  /**
   * @param local whether requests without TLS are served that don't leave this machine
   */
  SessionOptions(SessionStore store, KeyRing keys, String publicOrigin, boolean local) {
    this.store = store;
    this.keys = keys;
    this.publicOrigin = publicOrigin;
    this.local = local;
    this.cookie =
        local ? CookiePolicy.insecureForLocalDevelopment("session") : CookiePolicy.host("session");
  }

  SessionTokens assembled() {
    PublicOrigin named = PublicOrigin.of(publicOrigin, local);
    OriginPolicy policy = named.policy(Optional.ofNullable(origins));
    named.demandFitting(cookie);
    String origin = named.text();
    JwtProfile profile = ProfileChoice.of(
        Optional.ofNullable(jwt),
        named.issuer(),
        List.of(lifetimes.idle(), rememberedLifetimes.idle()));
    Former makes = Former.of(keys, profile, prefix, former);
    AlsoAccepted others = AlsoAccepted.of(alsoAccepted, makes.profiles());
    LastingKeys.demand(keys, List.of(lifetimes.absolute(), rememberedLifetimes.absolute()));
    // A clock that somebody moves says how old an answer is, too, and no thread runs beside it.
    boolean real = clock.equals(Clock.system(clock.getZone()));
    LongSupplier ticks = real ? System::nanoTime : RevocationView.nanosOf(clock);
    RevocationView revocations =
        RevocationView.over(store, clock, ticks, near.remembering(others.longestLife()));
    PresentRights rights =
        new PresentRights(authorities, rightsAtMostOld, revocations.store(), listener, clock);
    SecureRandom random = new SecureRandom();
    Formats own =
        Formats.of(keys, makes, cookie, revocations, rights, listener, clock, random, rotation);
    Wiring wiring = new Wiring(
        revocations.store(),
        own.tokens(others.unlessEnded(revocations)),
        own.refreshTokens(),
        own.forBrowsers(browserTokens),
        own.forApiClients(apiTokens),
        own.pairs(),
        own.issuers(),
        own.jwts(),
        downstream.checked(own.jwts(), keys, makes.profiles()),
        new AntiForgeryTokens(keys, random),
        new CookieTransport(cookie, makes.cookies(), clock),
        hints,
        policy,
        proxies,
        lifetimes,
        rememberedLifetimes,
        elevation,
        impersonation,
        limit,
        rights,
        listener,
        new Refusals(realm, origin, logInPage),
        new Validated(),
        local,
        clock);
    if (local) listener.tell(new InsecureStart(origin));
    if (browserTokens == TokenFormat.JWT || apiTokens == TokenFormat.JWT)
      SlowAlgorithms.of(keys.active(KeyPurpose.JWT)).ifPresent(listener::tell);
    ClockComparison clocks = new ClockComparison(revocations.store(), listener, clock, ticks);
    Following following = new Following(revocations, keys, clocks, listener);
    if (real) following.start(near.interval());
    return new SessionTokens(wiring, keys, following);
  }
}
