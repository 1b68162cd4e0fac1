package dev.jeton;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.http.Loopback;
import dev.jeton.origin.OriginPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What browsers call the application, said once and in no two ways. Immutable.
 *
 * @param text as a browser writes it
 * @param local whether it is for a developer's own machine, which may do without TLS
 */
record PublicOrigin(String text, boolean local) {

  private static final String HTTPS = "https://";

  /**
   * @throws IllegalArgumentException if it is no origin, or not one for what is wanted
   */
  static PublicOrigin of(String publicOrigin, boolean local) {
    String origin = OriginPolicy.builder(publicOrigin).build().publicOrigins().get(0);
    if (local) demandThisMachine(origin);
    else demandHttps(origin);
    return new PublicOrigin(origin, local);
  }

  /** The policy that is wanted, or that of this origin alone; this one is its first. */
  OriginPolicy policy(Optional<OriginPolicy> wanted) {
    OriginPolicy policy = wanted.orElseGet(() -> OriginPolicy.builder(text).build());
    demandAgreement(policy.publicOrigins());
    return policy;
  }

  /** The usual issuer of JWTs, which is https whatever carries them (RFC 9068, section 4). */
  String issuer() {
    return text.startsWith(HTTPS) ? text : text.replaceFirst("^http://", HTTPS);
  }

  /**
   * @throws IllegalArgumentException if {@code cookie} would leave without TLS, and that was not
   *     asked for
   */
  void demandFitting(CookiePolicy cookie) {
    if (!local && !cookie.delete().secure())
      throw new IllegalArgumentException("the cookie " + cookie.name().text()
          + " has no Secure: take SessionTokens.insecureForLocalDevelopment, or another cookie");
  }

  private static void demandHttps(String origin) {
    if (!origin.startsWith(HTTPS))
      throw new IllegalArgumentException(
          "the public origin " + origin + " must be https: over plain HTTP everything is refused");
  }

  private static void demandThisMachine(String origin) {
    String host = origin.replaceFirst("^https?://", "").replaceFirst(":[0-9]+$", "");
    if (!Loopback.isHost(host))
      throw new IllegalArgumentException("the public origin " + origin
          + " is not this machine: local development is at localhost, 127.0.0.1 or [::1]");
  }

  private void demandAgreement(List<String> ofPolicy) {
    if (!text.equals(ofPolicy.get(0)))
      throw new IllegalArgumentException("the public origin " + text
          + " is not the first of the origin policy, " + ofPolicy + ": name the same in both");
  }
}
