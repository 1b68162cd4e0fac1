package dev.jeton.token.foreign;

import dev.jeton.json.JsonObject;
import java.net.URI;
import java.time.Duration;

/**
 * An issuer whose tokens are accepted here, and what it is trusted with. Immutable.
 *
 * {@snippet :
 * TrustedIssuer partner = TrustedIssuer.builder(
 *         "https://id.partner.example",
 *         "partner",
 *         "https://shop.example",
 *         URI.create("https://id.partner.example/jwks.json"))
 *     .build();
 * TrustedIssuers issuers = TrustedIssuers.open(clock, listener, partner);
 * SessionTokens.builder(store, keys, "https://shop.example").alsoAccepting(issuers);
 * }
 */
public final class TrustedIssuer {

  private final IssuerTerms terms;
  private final KeySource keys;
  private final Fetching fetching;

  TrustedIssuer(IssuerTerms terms, KeySource keys, Fetching fetching) {
    this.terms = terms;
    this.keys = keys;
    this.fetching = fetching;
  }

  /**
   * An issuer that publishes its keys.
   *
   * @param issuer its {@code iss}: an https URI, compared exactly
   * @param tenant what its subjects are told apart by from all others: {@code sub} 7 of it becomes
   *     the subject 7 of this tenant. No other issuer and no subject of this application may have it
   * @param audience what it calls this application in {@code aud}, shared with no other
   * @param jwks where its JWK set is: an https URI
   */
  public static TrustedIssuerBuilder builder(
      String issuer, String tenant, String audience, URI jwks) {
    return new TrustedIssuerBuilder(issuer, tenant, audience, new KeySource.Published(jwks));
  }

  /** An issuer whose JWK set is at hand and never changes. */
  public static TrustedIssuerBuilder builder(
      String issuer, String tenant, String audience, JsonObject jwks) {
    return new TrustedIssuerBuilder(issuer, tenant, audience, new KeySource.InHand(jwks));
  }

  /** Its {@code iss}. */
  public String issuer() {
    return terms.issuer();
  }

  /** The tenant of its subjects. */
  public String tenant() {
    return terms.tenant();
  }

  /** How long a token of it can be good after it was issued: the longest life and the leeway. */
  public Duration longestLife() {
    return terms.longest();
  }

  IssuerTerms terms() {
    return terms;
  }

  KeySource keys() {
    return keys;
  }

  Fetching fetching() {
    return fetching;
  }

  @Override
  public String toString() {
    return "TrustedIssuer[" + terms.issuer() + "]";
  }
}
