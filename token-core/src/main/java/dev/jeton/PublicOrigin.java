package dev.jeton;

import dev.jeton.origin.OriginPolicy;
import java.util.List;
import java.util.Optional;

/** What browsers call the application, said once and in no two ways. */
final class PublicOrigin {

  private PublicOrigin() {}

  /** The policy that is wanted, or that of the public origin alone; the origin is its first. */
  static OriginPolicy policy(String publicOrigin, Optional<OriginPolicy> wanted) {
    OriginPolicy own = OriginPolicy.builder(publicOrigin).build();
    OriginPolicy policy = wanted.orElse(own);
    String origin = own.publicOrigins().get(0);
    demandHttps(origin);
    demandAgreement(origin, policy.publicOrigins());
    return policy;
  }

  private static void demandHttps(String origin) {
    if (!origin.startsWith("https://"))
      throw new IllegalArgumentException(
          "the public origin " + origin + " must be https: over plain HTTP everything is refused");
  }

  private static void demandAgreement(String origin, List<String> ofPolicy) {
    if (!origin.equals(ofPolicy.get(0)))
      throw new IllegalArgumentException("the public origin " + origin
          + " is not the first of the origin policy, " + ofPolicy + ": name the same in both");
  }
}
