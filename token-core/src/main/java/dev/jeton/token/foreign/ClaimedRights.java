package dev.jeton.token.foreign;

import dev.jeton.identity.Permission;
import dev.jeton.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the claims of a foreign token entitle its subject to here. Implementations are thread-safe
 * and answer nothing, never everything, for claims of a shape they don't know; an {@link
 * IllegalArgumentException} refuses the token.
 *
 * <p>An issuer can claim anything: give one that should not make administrators a mapping that
 * can't.
 */
public interface ClaimedRights {

  /** The roles that these claims, which are verified, are worth. */
  Set<String> roles(JsonObject claims);

  /** The permissions that they are worth. */
  Set<Permission> permissions(JsonObject claims);

  /** No roles and no permissions: the subject is known, and that is all. */
  static ClaimedRights none() {
    return new NoRights();
  }

  /**
   * The default: {@code roles} and {@code permissions}, each an array of strings, and the words of
   * {@code scope} (RFC 6749, section 3.3) as permissions. A word with a {@code *} grants nothing:
   * elsewhere it may mean less than here.
   */
  static ClaimedRights usual() {
    return new UsualRights();
  }

  /** Answers nothing. */
  record NoRights() implements ClaimedRights {
    @Override
    public Set<String> roles(JsonObject claims) {
      return Set.of();
    }

    @Override
    public Set<Permission> permissions(JsonObject claims) {
      return Set.of();
    }
  }

  /** Reads the claims of RFC 9068, section 2.2.3, by their names. */
  record UsualRights() implements ClaimedRights {
    @Override
    public Set<String> roles(JsonObject claims) {
      return new LinkedHashSet<>(claims.texts("roles").orElse(List.of()));
    }

    @Override
    public Set<Permission> permissions(JsonObject claims) {
      Set<Permission> held = new LinkedHashSet<>();
      claims.texts("permissions").orElse(List.of()).forEach(each -> grant(each, held));
      claims.text("scope").ifPresent(scope -> {
        // Single spaces and nothing else: with a tab or two spaces it is no scope.
        List<String> words = List.of(scope.split(" ", -1));
        if (words.stream().noneMatch(UsualRights::noWord)) words.forEach(each -> grant(each, held));
      });
      return held;
    }

    private static boolean noWord(String text) {
      return !text.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");
    }

    private static void grant(String word, Set<Permission> held) {
      if (Permission.wellFormed(word) && !word.endsWith("*")) held.add(new Permission(word));
    }
  }
}
