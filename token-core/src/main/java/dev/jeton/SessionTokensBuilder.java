package dev.jeton;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.event.SessionListener;
import dev.jeton.http.BrowserHints;
import dev.jeton.http.TrustedProxies;
import dev.jeton.identity.Authorities;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionLimit;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.jwt.DownstreamTemplate;
import dev.jeton.token.jwt.JwtProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Configures {@link SessionTokens}. Every option has a safe default; contradictions fail in {@link
 * #build}, naming both sides. Not thread-safe.
 */
public final class SessionTokensBuilder {

  private static final Duration LONGEST_AGE_OF_RIGHTS = Duration.ofHours(1);

  private final SessionOptions options;

  SessionTokensBuilder(SessionOptions options) {
    this.options = options;
  }

  /**
   * What a browser holds in its cookie. One of two formats. Default {@link TokenFormat#REFERENCE}.
   * Both stay accepted. A JWT has room for what 4096 bytes hold, attributes of the cookie included: a
   * log-in of a subject that may do more is refused before a session is opened.
   */
  public SessionTokensBuilder browserTokens(TokenFormat format) {
    options.browserTokens = format;
    return this;
  }

  /**
   * What API clients send as a bearer token. {@link TokenFormat#JWT} comes with a refresh token.
   * Default JWT. Both stay accepted.
   */
  public SessionTokensBuilder apiTokens(TokenFormat format) {
    options.apiTokens = format;
    return this;
  }

  /**
   * Issuer, audience, client and lifetime of JWTs. Default: issuer and audience are the public
   * origin, five minutes or a third of the idle lifetime if that is shorter. The audience must be
   * shared with no other application, and the lifetime be at most a third of the idle lifetime.
   */
  public SessionTokensBuilder jwt(JwtProfile profile) {
    options.jwt = profile;
    return this;
  }

  /**
   * How long a token that was used up is forgiven, and whether lost answers are. A policy. Default
   * {@link RotationPolicy#graceful}: 10 seconds. Whoever is as quick with a copy stays unseen.
   */
  public SessionTokensBuilder rotation(RotationPolicy policy) {
    options.rotation = policy;
    return this;
  }

  /** How long a session lives. Durations. Default 30 minutes idle, 12 hours absolute. */
  public SessionTokensBuilder lifetimes(Lifetimes wanted) {
    options.lifetimes = wanted;
    return this;
  }

  /** The same for "keep me logged in". Durations. Default 14 days idle, 30 days absolute. */
  public SessionTokensBuilder rememberedLifetimes(Lifetimes wanted) {
    options.rememberedLifetimes = wanted;
    return this;
  }

  /** How long a level counts that was reached after the log-in. Default 15 minutes; 1 to 720. */
  public SessionTokensBuilder elevation(Duration wanted) {
    options.elevation = wanted;
    return this;
  }

  /** How long somebody may act for another at most. Default 1 hour; 1 minute to 12 hours. */
  public SessionTokensBuilder impersonation(Duration longest) {
    options.impersonation = longest;
    return this;
  }

  /**
   * The session cookie. Default {@code __Host-session}, Secure, HttpOnly, SameSite=Lax, for the
   * host alone.
   */
  public SessionTokensBuilder cookie(CookiePolicy policy) {
    options.cookie = policy;
    return this;
  }

  /** What answers ask of browsers beside the cookie: HSTS, {@code Clear-Site-Data}. Default nothing. */
  public SessionTokensBuilder browserHints(BrowserHints wanted) {
    options.hints = wanted;
    return this;
  }

  /** Which sites may begin requests that change something. Default: the public origin alone. */
  public SessionTokensBuilder origins(OriginPolicy policy) {
    options.origins = policy;
    return this;
  }

  /**
   * Whose {@code Forwarded} headers are believed. Networks. Default nobody's. Any other peer could
   * forge them.
   */
  public SessionTokensBuilder trustedProxies(TrustedProxies wanted) {
    options.proxies = wanted;
    return this;
  }

  /**
   * How many sessions a subject may have at once. A limit. Default none. With {@link
   * SessionLimit#refuse} a user who can't get at his other devices waits until their sessions are
   * over.
   */
  public SessionTokensBuilder sessionLimit(SessionLimit wanted) {
    options.limit = wanted;
    return this;
  }

  /**
   * Who tells the present roles and permissions of a subject, and whether it may still log in. Asked
   * at every refresh and renewal of a JWT, and where the record is read if the last answer on this
   * node is a minute old or differs from the record. Default nobody: then a session has the rights of
   * its log-in, or of {@link SessionControl#setAuthorities}.
   */
  public SessionTokensBuilder authorities(Authorities source) {
    return authorities(source, SessionOptions.USUAL_AGE_OF_RIGHTS);
  }

  /**
   * The same with another age of answers. A duration. Default one minute; 0, which asks at each
   * request that reads a record, to one hour.
   */
  public SessionTokensBuilder authorities(Authorities source, Duration atMostOld) {
    if (atMostOld.isNegative() || atMostOld.compareTo(LONGEST_AGE_OF_RIGHTS) > 0)
      throw new IllegalArgumentException("rights " + atMostOld + " old are not within 0 to 1 hour");
    options.authorities = source;
    options.rightsAtMostOld = atMostOld;
    return this;
  }

  /** Who hears of what happens. Default nobody. */
  public SessionTokensBuilder listener(SessionListener wanted) {
    options.listener = wanted;
    return this;
  }

  /**
   * What reference tokens begin with, for secret scanners. 1 to 16 of {@code a-z 0-9}. Default
   * {@code jeton}.
   */
  public SessionTokensBuilder tokenPrefix(String wanted) {
    options.prefix = wanted;
    return this;
  }

  /** What challenges call this application. Printable ASCII. Default {@code jeton}. */
  public SessionTokensBuilder realm(String wanted) {
    options.realm = wanted;
    return this;
  }

  /** Where a browser is sent that needs to log in. A path. Default {@code /}. */
  public SessionTokensBuilder logInPage(String path) {
    options.logInPage = path;
    return this;
  }

  /**
   * Whose tokens are accepted beside our own: {@link
   * dev.jeton.token.foreign.TrustedIssuers}, or a validator of the application. Each is asked in
   * turn about bearer tokens that are no reference tokens of ours, and about cookies of no format
   * of ours, and must answer {@code MALFORMED} for what is not its own. Default none. Where it
   * brings no record, an end on this node is remembered for 20 minutes, or as long as tokens of the
   * trusted issuers live: longer-lived ones would come to life again.
   */
  public SessionTokensBuilder alsoAccepting(TokenValidator... validators) {
    options.alsoAccepted.addAll(List.of(validators));
    return this;
  }

  /**
   * How long the end of a session on another node can go unnoticed here where a route trusts less
   * than the store itself; the store is asked about every tenth of it. A duration. Default five
   * seconds; one second to one minute.
   */
  public SessionTokensBuilder maxLag(Duration wanted) {
    options.near = options.near.withMaxLag(wanted);
    return this;
  }

  /**
   * Accepts also what was issued before a move to another ring, issuer, prefix or cookie. Default
   * none. Keep it for as long as a session may live.
   */
  public SessionTokensBuilder formerly(FormerTokens tokens) {
    options.former.add(tokens);
    return this;
  }

  /**
   * Lets {@link RequestSession#tokenFor} give tokens for a service behind this application, under
   * this name. Default none. The service learns what the template lets travel.
   */
  public SessionTokensBuilder downstream(String name, DownstreamTemplate template) {
    options.downstream.add(name, template);
    return this;
  }

  /**
   * Where time comes from. Default the system's clock. With any other, which is for tests, no thread
   * runs: call {@link SessionTokens#follow}.
   */
  public SessionTokensBuilder clock(Clock wanted) {
    options.clock = wanted;
    return this;
  }

  /**
   * The library, ready; it has read from the store which sessions were ended.
   *
   * @throws IllegalArgumentException if two options contradict each other
   * @throws dev.jeton.store.StoreException if the store can't be read
   */
  public SessionTokens build() {
    return options.assembled();
  }
}
