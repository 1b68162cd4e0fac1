package dev.jeton.key;

import dev.jeton.json.JsonObject;
import java.security.Provider;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a JWK set (RFC 7517, section 5) that verify signatures, read strictly: a set with
 * anything in it that should not be there is refused whole, for it says that its publisher has lost
 * control of it. Immutable.
 *
 * <p>Refused are sets of more than {@value #LARGEST} keys, with two keys of one {@code kid}, with
 * private members or secrets among public keys, with a key that is weak, not on its curve or of
 * another type than its {@code alg}, and sets of which no key is left. Left out, as the standard
 * demands, are keys of unknown types, curves and algorithms, keys that are not for signatures
 * ({@code use}, {@code key_ops}), and keys of algorithms that are not accepted.
 */
public final class JwkSet {

  /** The most keys of a set, those that are left out included. */
  public static final int LARGEST = 100;

  private final Map<String, VerificationKey> keys;

  private JwkSet(Map<String, VerificationKey> keys) {
    this.keys = keys;
  }

  /** What became of a document. */
  public sealed interface Reading {}

  /** It is a set, and at least one key of it can be used. */
  public record Accepted(JwkSet keys) implements Reading {}

  /** It is not; {@code why} is one line in our own words, without a key. */
  public record Refused(String why) implements Reading {}

  /**
   * Reads a set of public keys.
   *
   * @param accepted the algorithms of keys that are taken. A key without {@code alg} is taken where
   *     its type and curve leave one of them only: one key has one algorithm (RFC 8725, section 3.1)
   */
  public static Reading ofPublicKeys(JsonObject document, Set<KeyAlgorithm> accepted) {
    return read(document, new PublicJwk(accepted));
  }

  /**
   * The same, with keys that verify by {@code provider} and by no other; {@link
   * IllegalArgumentException} if it lacks one of the accepted algorithms.
   */
  public static Reading ofPublicKeys(
      JsonObject document, Set<KeyAlgorithm> accepted, Provider provider) {
    return read(document, new PublicJwk(accepted, Implementations.of(Optional.of(provider))));
  }

  /** Reads a set of secrets for HS256, HS384 and HS512; every one of them must say which. */
  public static Reading ofSecrets(JsonObject document) {
    return read(document, new SecretJwk());
  }

  /** How one key of a set is read. */
  interface KeyForm {

    /**
     * The key, or empty where it is to be left out.
     *
     * @throws IllegalArgumentException if it spoils the set; the message shows no key
     */
    Optional<VerificationKey> read(JsonObject jwk);
  }

  private static Reading read(JsonObject document, KeyForm form) {
    Optional<List<JsonObject>> listed = document.objects("keys");
    if (listed.isEmpty()) return new Refused("it has no array of keys");
    int size = listed.get().size();
    if (size > LARGEST) return new Refused("it has " + size + " keys, more than " + LARGEST);
    Map<String, VerificationKey> keys = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    int ordinal = 0;
    for (JsonObject jwk : listed.get()) {
      ordinal++;
      try {
        if (!jwk.text("kid").map(ids::add).orElse(true))
          throw new IllegalArgumentException("another key has the same id");
        form.read(jwk).ifPresent(key -> keys.put(key.id(), key));
      } catch (IllegalArgumentException spoilt) {
        return new Refused("key " + ordinal + " of " + size + ": " + spoilt.getMessage());
      }
    }
    return keys.isEmpty()
        ? new Refused("none of its " + size + " keys is one for signatures that are accepted")
        : new Accepted(new JwkSet(keys));
  }

  /** The key of this {@code kid}; of one without, the RFC 7638 thumbprint. */
  public Optional<VerificationKey> find(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  /** The one key, where there is no other: for a token that names none. */
  public Optional<VerificationKey> only() {
    return keys.size() == 1 ? keys.values().stream().findFirst() : Optional.empty();
  }

  @Override
  public String toString() {
    return "JwkSet" + keys.values();
  }
}
