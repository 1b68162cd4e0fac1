package dev.jeton;

import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.token.jwt.DownstreamTemplate;
import dev.jeton.token.jwt.DownstreamTokens;
import dev.jeton.token.jwt.JwtProfile;
import dev.jeton.token.jwt.JwtTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates of a configuration, checked when it is built. Not thread-safe. */
final class Downstream {
  private final Map<String, DownstreamTemplate> templates = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if the name is blank or taken
   */
  void add(String name, DownstreamTemplate template) {
    if (name.isBlank()) throw new IllegalArgumentException("a downstream template needs a name");
    DownstreamTemplate taken = templates.putIfAbsent(name, template);
    if (taken != null)
      throw new IllegalArgumentException("two downstream templates are called " + name + ", for "
          + taken.audience() + " and for " + template.audience() + ": rename one");
  }

  /**
   * @throws IllegalArgumentException if a token would open this application itself, or nobody could
   *     verify it
   */
  DownstreamTokens checked(JwtTokens jwts, KeyRing keys, List<JwtProfile> accepted) {
    templates.forEach((name, template) -> {
      if (accepted.stream().anyMatch(own -> own.audience().equals(template.audience())))
        throw new IllegalArgumentException("the downstream template " + name + " has the audience "
            + template.audience() + ", which is this application itself: name the service");
    });
    if (!templates.isEmpty() && keys.active(KeyPurpose.JWT).algorithm().symmetric())
      throw new IllegalArgumentException("downstream templates " + templates.keySet()
          + " need keys that others can verify with: choose another algorithm than HS256 in"
          + " KeyPolicy");
    return jwts.downstream(templates);
  }
}
