package dev.jeton.token.foreign;

import dev.jeton.event.SessionEvent.IssuerKeysAway;
import dev.jeton.event.SessionListener;
import dev.jeton.json.JsonObject;
import dev.jeton.key.JwkSet;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.jwks.IssuerKeys;
import dev.jeton.token.jwks.RemoteKeys;
import dev.jeton.token.jws.CompactJws;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Validates bearer tokens that other issuers signed, several issuers side by side. The {@code iss}
 * of a token only chooses whose keys and terms it is held against (RFC 8725, section 3.8); what is
 * of no trusted issuer is {@link Rejection#MALFORMED}, so that {@link TokenValidator#or} goes on.
 * Thread-safe; no validation waits for a fetch.
 *
 * <p>No record stands behind such a session: its {@link dev.jeton.session.Session#trust} is {@link
 * Trust#LOCAL}, it is not listed, and it ends when its token does. A log-out ends it on this node
 * alone, and nobody tells the issuer. {@code endAll} of its subject shuts that subject out on this
 * node, with newer tokens too, for as long as its tokens could live.
 *
 * <p>Each issuer whose keys are fetched has a daemon thread until {@link #close}.
 */
public final class TrustedIssuers implements TokenValidator, AutoCloseable {

  private final Map<String, IssuerTokens> issuers;
  private final List<RemoteKeys> fetched;
  private final Duration longestLife;

  private TrustedIssuers(
      Map<String, IssuerTokens> issuers, List<RemoteKeys> fetched, Duration longestLife) {
    this.issuers = Map.copyOf(issuers);
    this.fetched = List.copyOf(fetched);
    this.longestLife = longestLife;
  }

  /**
   * Fetches the keys of all issuers and begins to keep them fresh.
   *
   * @param clock where time comes from
   * @param listener hears when keys can't be fetched, on a thread of its own
   * @throws IllegalArgumentException if two issuers have one {@code iss} or one tenant, or a set
   *     that was handed over is refused
   * @throws KeyUnavailableException if the keys of one can't be had, unless it {@link
   *     TrustedIssuerBuilder#startingWithoutKeys starts without}
   */
  public static TrustedIssuers open(
      Clock clock, SessionListener listener, TrustedIssuer... issuers) {
    Map<String, IssuerTokens> byName = new LinkedHashMap<>();
    List<RemoteKeys> fetched = new ArrayList<>();
    Set<String> tenants = new HashSet<>();
    Duration longest = Duration.ZERO;
    for (TrustedIssuer issuer : issuers) {
      if (!tenants.add(issuer.tenant()))
        throw new IllegalArgumentException("tenant " + issuer.tenant()
            + " is given to two issuers: the subject 7 of one would be that of the other");
      IssuerKeys keys = keys(issuer, clock, listener);
      if (keys instanceof RemoteKeys remote) fetched.add(remote);
      if (byName.put(issuer.issuer(), new IssuerTokens(issuer.terms(), keys, clock)) != null)
        throw new IllegalArgumentException("issuer " + issuer.issuer() + " is named twice");
      if (issuer.longestLife().compareTo(longest) > 0) longest = issuer.longestLife();
    }
    // Only now that all of them have come: a failure leaves no thread behind.
    fetched.forEach(RemoteKeys::start);
    return new TrustedIssuers(byName, fetched, longest);
  }

  private static IssuerKeys keys(TrustedIssuer issuer, Clock clock, SessionListener listener) {
    IssuerTerms terms = issuer.terms();
    if (issuer.keys() instanceof KeySource.InHand inHand)
      return IssuerKeys.fixed(accepted(terms, inHand.jwks()));
    KeySource.Published published = (KeySource.Published) issuer.keys();
    Fetching fetching = issuer.fetching();
    RemoteKeys keys = RemoteKeys.at(
        published.at(),
        fetching.tls().orElseGet(TrustedIssuers::whomTheJdkTrusts),
        terms::keys,
        fetching.interval(),
        clock,
        why -> listener.tell(new IssuerKeysAway(terms.issuer(), why)));
    if (!fetching.lazily()) keys.load();
    return keys;
  }

  private static JwkSet accepted(IssuerTerms terms, JsonObject jwks) {
    JwkSet.Reading reading = terms.keys(jwks);
    if (reading instanceof JwkSet.Accepted accepted) return accepted.keys();
    throw new IllegalArgumentException("the JWK set of issuer " + terms.issuer() + " is refused: "
        + ((JwkSet.Refused) reading).why());
  }

  private static SSLContext whomTheJdkTrusts() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("this Java runtime has no default TLS context", broken);
    }
  }

  @Override
  public Validation validate(Presented presented, Trust least) {
    if (presented.carrier() != Carrier.BEARER) return new Rejected(Rejection.MALFORMED);
    Optional<CompactJws> token = CompactJws.read(presented.token().reveal());
    Optional<JsonObject> unverified = token.flatMap(jws -> JsonObject.parse(jws.payload()));
    Optional<IssuerTokens> issuer =
        unverified.flatMap(claims -> claims.text("iss")).map(issuers::get);
    if (token.isEmpty() || unverified.isEmpty() || issuer.isEmpty())
      return new Rejected(Rejection.MALFORMED);
    return issuer.get().validate(token.get(), unverified.get(), least);
  }

  /** The {@code iss} of every issuer. */
  public Set<String> names() {
    return issuers.keySet();
  }

  /** How long any accepted token can be good after it was issued: ends are kept for so long. */
  public Duration longestLife() {
    return longestLife;
  }

  /** Stops the fetching; what is known is validated with as before. */
  @Override
  public void close() {
    fetched.forEach(RemoteKeys::close);
  }
}
