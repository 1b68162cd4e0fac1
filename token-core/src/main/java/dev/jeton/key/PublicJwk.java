package dev.jeton.key;

import dev.jeton.json.JsonObject;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads the public keys of a set. Immutable. */
final class PublicJwk implements JwkSet.KeyForm {

  private static final Set<String> PRIVATE_MEMBERS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
  private static final int LONGEST_MODULUS = 8192 / Byte.SIZE;
  private static final int LONGEST_EXPONENT = 8;

  /**
   * The types of keys that can verify here: a {@code kty}, and the {@code crv} where the type has
   * curves.
   *
   * @param coordinate how many bytes each coordinate has; 0 for RSA
   */
  private record Form(String type, Optional<String> curve, int coordinate, Set<String> algorithms) {

    private static Form onCurve(String type, String curve, int coordinate, String algorithm) {
      return new Form(type, Optional.of(curve), coordinate, Set.of(algorithm));
    }

    private boolean fits(KeyAlgorithm algorithm) {
      return algorithms.contains(algorithm.jose());
    }
  }

  private static final List<Form> FORMS = List.of(
      new Form(
          "RSA", Optional.empty(), 0, Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")),
      Form.onCurve("EC", "P-256", 32, "ES256"),
      Form.onCurve("EC", "P-384", 48, "ES384"),
      Form.onCurve("EC", "P-521", 66, "ES512"),
      Form.onCurve("OKP", "Ed25519", 32, "EdDSA"));

  private static final Set<String> TYPES = Set.of("RSA", "EC", "OKP");

  private final Set<KeyAlgorithm> accepted;
  private final Implementations implementations;

  PublicJwk(Set<KeyAlgorithm> accepted) {
    this(accepted, Implementations.INSTALLED);
  }

  /** The keys verify by these implementations, which have all that is accepted. */
  PublicJwk(Set<KeyAlgorithm> accepted, Implementations implementations) {
    this.accepted = Set.copyOf(accepted);
    this.implementations = implementations;
    accepted.forEach(implementations::demand);
  }

  @Override
  public Optional<VerificationKey> read(JsonObject jwk) {
    String type = JwkMembers.type(jwk);
    if (type.equals("oct")) throw new IllegalArgumentException("it is a secret, among public keys");
    if (!TYPES.contains(type)) return Optional.empty();
    if (PRIVATE_MEMBERS.stream().anyMatch(jwk::has))
      throw new IllegalArgumentException("it shows private members");
    Optional<String> id = JwkMembers.id(jwk);
    Optional<String> curve = JwkMembers.text(jwk, "crv");
    Optional<Form> form = FORMS.stream()
        .filter(each -> each.type().equals(type) && each.curve().equals(curve))
        .findFirst();
    Optional<KeyAlgorithm> algorithm = algorithm(jwk, form);
    if (!JwkMembers.verifies(jwk) || form.isEmpty() || algorithm.isEmpty()) return Optional.empty();
    PublicKey key = key(jwk, form.get());
    String name = id.orElseGet(() -> JsonWebKeys.thumbprint(key));
    return Optional.of(VerificationKey.of(name, algorithm.get(), key).by(implementations));
  }

  private Optional<KeyAlgorithm> algorithm(JsonObject jwk, Optional<Form> form) {
    Optional<String> named = JwkMembers.text(jwk, "alg");
    if (named.isEmpty()) return form.flatMap(this::theOnlyOneFor);
    Optional<KeyAlgorithm> known = named.flatMap(PublicJwk::named);
    if (known.isPresent() && form.filter(each -> each.fits(known.get())).isEmpty())
      throw new IllegalArgumentException(
          "its alg " + known.get().jose() + " is not one of its kty and crv");
    return known.filter(accepted::contains);
  }

  private Optional<KeyAlgorithm> theOnlyOneFor(Form form) {
    List<KeyAlgorithm> fitting = accepted.stream().filter(form::fits).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  static Optional<KeyAlgorithm> named(String jose) {
    return Arrays.stream(KeyAlgorithm.values())
        .filter(each -> each.jose().equals(jose))
        .findFirst();
  }

  private static PublicKey key(JsonObject jwk, Form form) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kty", form.type());
    form.curve().ifPresent(curve -> members.put("crv", curve));
    if (form.type().equals("RSA")) {
      members.put("n", number(jwk, "n", LONGEST_MODULUS));
      members.put("e", number(jwk, "e", LONGEST_EXPONENT));
    } else {
      members.put("x", coordinate(jwk, "x", form.coordinate()));
      if (form.type().equals("EC")) members.put("y", coordinate(jwk, "y", form.coordinate()));
    }
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(members).getPublicKey();
    } catch (JoseException | RuntimeException impossible) {
      throw new IllegalArgumentException("it is no key of its type", impossible);
    }
  }

  // RFC 7518, section 6.3.1: as few bytes as the number has. A key of a million bits would be a
  // long wait for each token.
  private static String number(JsonObject jwk, String name, int longest) {
    byte[] bytes = JwkMembers.bytes(jwk, name);
    if (bytes.length == 0 || bytes[0] == 0 || bytes.length > longest)
      throw new IllegalArgumentException(
          "its " + name + " is not a number of 1 to " + longest + " bytes without leading zeros");
    return jwk.text(name).orElseThrow();
  }

  // RFC 7518, section 6.2.1.2: with all leading zeros.
  private static String coordinate(JsonObject jwk, String name, int length) {
    if (JwkMembers.bytes(jwk, name).length != length)
      throw new IllegalArgumentException("its " + name + " has not " + length + " bytes");
    return jwk.text(name).orElseThrow();
  }
}
