package dev.jeton.token.foreign;

import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Trust;
import java.net.URI;
import java.security.Provider;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Configures a {@link TrustedIssuer}. Every option has a safe default. Not thread-safe. */
public final class TrustedIssuerBuilder {

  private static final Duration MOST_LEEWAY = Duration.ofMinutes(5);
  private static final Duration MOST_LIFE = Duration.ofHours(24);
  private static final Duration LEAST_LIFE = Duration.ofSeconds(1);
  private static final Duration MOST_INTERVAL = Duration.ofMinutes(10);
  private static final Duration LEAST_INTERVAL = Duration.ofSeconds(5);

  private static final Set<KeyAlgorithm> SOUND = Set.of(
      KeyAlgorithm.ES256,
      KeyAlgorithm.ES384,
      KeyAlgorithm.ES512,
      KeyAlgorithm.ED25519,
      KeyAlgorithm.PS256,
      KeyAlgorithm.PS384,
      KeyAlgorithm.PS512);

  private final String issuer;
  private final String tenant;
  private final KeySource keys;
  private final Set<String> audiences = new LinkedHashSet<>();
  private final Set<String> types = new LinkedHashSet<>(Set.of(IssuerTerms.ACCESS_TOKEN));
  private Set<KeyAlgorithm> algorithms = SOUND;
  private boolean rs256;
  private Duration leeway = Duration.ZERO;
  private Duration longestLife = Duration.ofHours(1);
  private ClaimedRights rights = ClaimedRights.usual();
  private Trust trust = Trust.LOCAL;
  private Optional<Provider> provider = Optional.empty();
  private Fetching fetching = new Fetching(Optional.empty(), Duration.ofSeconds(30), false);

  TrustedIssuerBuilder(String issuer, String tenant, String audience, KeySource keys) {
    this.issuer = issuer;
    this.tenant = tenant;
    this.keys = keys;
    alsoForAudience(audience);
    URI uri = URI.create(issuer);
    if (!"https".equals(uri.getScheme())
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null)
      throw new IllegalArgumentException(
          "issuer " + issuer + " must be an https URI with a host and without query and fragment");
    if (tenant.isEmpty())
      throw new IllegalArgumentException("issuer " + issuer
          + " needs a tenant: without one its subjects would be taken for those of this"
          + " application");
    new SubjectId(tenant, "anybody"); // refuses a tenant that no subject could have
  }

  /**
   * Another name of this application in {@code aud}. Compared exactly. Default only the first. A
   * token for any other audience is refused.
   */
  public TrustedIssuerBuilder alsoForAudience(String audience) {
    if (audience.isBlank()) throw new IllegalArgumentException("the audience must not be blank");
    audiences.add(audience);
    return this;
  }

  /**
   * Another {@code typ} that access tokens of this issuer have. A media type, {@code application/}
   * may be left out, compared without regard to case (RFC 9068, section 2.1). Default only {@code
   * at+jwt}. {@code JWT} says nothing of a token's purpose (RFC 8725, section 3.11): an issuer that
   * writes it on ID tokens as well must give those another audience.
   */
  public TrustedIssuerBuilder acceptingType(String type) {
    if (!type.matches("[!-~]+"))
      throw new IllegalArgumentException("a token type is visible ASCII, like JWT");
    types.add(IssuerTerms.plain(type));
    return this;
  }

  /**
   * The algorithms that its keys may have, in the place of the default: ES256, ES384, ES512, EdDSA,
   * PS256, PS384, PS512. Where a key of its set names no algorithm, only one that fits it may be
   * among these, or the key is left out. Secrets are not accepted: whoever can verify with one can
   * sign with it.
   */
  public TrustedIssuerBuilder algorithms(KeyAlgorithm first, KeyAlgorithm... more) {
    Set<KeyAlgorithm> wanted = EnumSet.of(first, more);
    if (!SOUND.containsAll(wanted))
      throw new IllegalArgumentException("algorithms " + wanted + " must be among " + SOUND
          + "; for RS256 call acceptingRs256DespiteItsPadding()");
    this.algorithms = wanted;
    return this;
  }

  /**
   * Takes RS256 as well, for issuers that can't do better. Its PKCS #1 v1.5 padding has been the
   * ground of forgeries time and again; its keys are mostly published without {@code alg}, so
   * that {@link #algorithms} must name no other for RSA. Default not.
   */
  public TrustedIssuerBuilder acceptingRs256DespiteItsPadding() {
    this.rs256 = true;
    return this;
  }

  /**
   * How far its clock may be from ours: by so much {@code exp} is late and {@code nbf} and {@code
   * iat} are early. A duration. Default zero. At most 5 minutes.
   */
  public TrustedIssuerBuilder leeway(Duration wanted) {
    this.leeway = within("leeway", wanted, Duration.ZERO, MOST_LEEWAY);
    return this;
  }

  /**
   * How long its tokens may live from {@code iat} to {@code exp}; those that live longer are
   * refused. A duration. Default an hour. 1 second to 24 hours.
   */
  public TrustedIssuerBuilder longestLife(Duration wanted) {
    this.longestLife = within("the longest life", wanted, LEAST_LIFE, MOST_LIFE);
    return this;
  }

  /**
   * Who verifies with its keys. A provider, which need not be installed. Default whichever of the
   * installed ones has an algorithm first. It must have all {@link #algorithms}.
   */
  public TrustedIssuerBuilder provider(Provider wanted) {
    this.provider = Optional.of(wanted);
    return this;
  }

  /** How claims become roles and permissions. Default {@link ClaimedRights#usual()}. */
  public TrustedIssuerBuilder rights(ClaimedRights wanted) {
    this.rights = wanted;
    return this;
  }

  /**
   * Lets its tokens satisfy routes that demand up to {@code most}, though nobody here hears of it
   * when the issuer ends one before its time. A trust. Default {@link Trust#LOCAL}: routes that
   * demand more, and by default every route does, refuse its tokens. What is lost: a session that
   * was ended at the issuer goes on here until its token expires.
   */
  public TrustedIssuerBuilder withoutRevocationUpTo(Trust most) {
    this.trust = most;
    return this;
  }

  /**
   * The shortest time between two fetches of its keys, also when tokens name keys that nobody has
   * heard of. A duration. Default 30 seconds. 5 seconds to 10 minutes.
   */
  public TrustedIssuerBuilder fetchingAtMostEvery(Duration wanted) {
    Duration interval = within("the interval", wanted, LEAST_INTERVAL, MOST_INTERVAL);
    this.fetching = new Fetching(fetching.tls(), interval, fetching.lazily());
    return this;
  }

  /** Who vouches for the server of its keys. Default those whom the JDK trusts. */
  public TrustedIssuerBuilder tls(SSLContext context) {
    this.fetching = new Fetching(Optional.of(context), fetching.interval(), fetching.lazily());
    return this;
  }

  /**
   * Lets the application start though the keys can't be had: they are fetched in the background,
   * and until they come, requests with tokens of this issuer are answered 503. Default not.
   */
  public TrustedIssuerBuilder startingWithoutKeys() {
    this.fetching = new Fetching(fetching.tls(), fetching.interval(), true);
    return this;
  }

  /** The issuer, as configured. */
  public TrustedIssuer build() {
    Set<KeyAlgorithm> accepted = EnumSet.copyOf(algorithms);
    if (rs256) accepted.add(KeyAlgorithm.RS256);
    for (KeyAlgorithm algorithm : accepted)
      if (provider.filter(chosen -> !algorithm.providedBy(chosen)).isPresent())
        throw new IllegalArgumentException("the provider " + provider.get().getName() + " has no "
            + algorithm.jose() + ", which keys of issuer " + issuer
            + " may have: name those that it has by algorithms(..)");
    IssuerTerms terms = new IssuerTerms(
        issuer, tenant, audiences, types, accepted, leeway, longestLife, rights, trust, provider);
    return new TrustedIssuer(terms, keys, fetching);
  }

  private static Duration within(String what, Duration wanted, Duration least, Duration most) {
    if (wanted.compareTo(least) < 0 || wanted.compareTo(most) > 0)
      throw new IllegalArgumentException(
          what + " of " + wanted + " is not within " + least + " to " + most);
    return wanted;
  }
}
