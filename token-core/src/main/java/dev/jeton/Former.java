package dev.jeton;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.token.jwt.JwtProfile;
import dev.jeton.token.jwt.ProfiledKeys;
import dev.jeton.token.reference.PrefixedKeys;
import java.util.List;
import java.util.stream.Stream;

/** The tokens of a configuration, the present ones before all former ones. Immutable. */
record Former(FormerTokens present, List<FormerTokens> former) {

  /**
   * @throws IllegalArgumentException if former tokens are the present ones
   */
  Former {
    former = List.copyOf(former);
    if (former.contains(present))
      throw new IllegalArgumentException("former tokens have the ring, the issuer "
          + present.profile().issuer() + " and the prefix " + present.prefix()
          + " of the present ones: nothing has moved, so leave them out");
  }

  static Former of(KeyRing keys, JwtProfile profile, String prefix, List<FormerTokens> former) {
    return new Former(FormerTokens.of(keys, profile, prefix), former);
  }

  List<PrefixedKeys> references() {
    return all().map(each -> new PrefixedKeys(each.prefix(), each.keys())).toList();
  }

  List<ProfiledKeys> jwts() {
    return all().map(each -> new ProfiledKeys(each.profile(), each.keys())).toList();
  }

  List<JwtProfile> profiles() {
    return all().map(FormerTokens::profile).toList();
  }

  List<CookiePolicy> cookies() {
    return former.stream().flatMap(each -> each.cookie().stream()).toList();
  }

  private Stream<FormerTokens> all() {
    return Stream.concat(Stream.of(present), former.stream());
  }
}
