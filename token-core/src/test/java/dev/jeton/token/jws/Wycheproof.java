package dev.jeton.token.jws;

import dev.jeton.Vectors;
import dev.jeton.json.JsonObject;
import dev.jeton.key.JwkSet;
import dev.jeton.key.JwkSet.Accepted;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The road of a token as far as it goes without claims: the gate, the strict key set, one algorithm
 * a key, the signature. Every algorithm is accepted, so that what is refused is refused for itself.
 */
final class Wycheproof {
  private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi");

  /** A token, the keys it is held against, and what its makers say of it. */
  record Case(int number, String comment, boolean valid, String token, JsonObject keys) {
    @Override
    public String toString() {
      return "tc" + number + " " + comment + " is " + (valid ? "valid" : "invalid");
    }
  }

  private Wycheproof() {}

  /** All cases of that file, or none where the vectors are absent. */
  static List<Case> cases(String file) {
    return Vectors.find("wycheproof/" + file).stream()
        .flatMap(path -> parsed(path).objects("testGroups").orElseThrow().stream())
        .flatMap(group -> group.objects("tests").orElseThrow().stream()
            .map(test -> new Case(
                Math.toIntExact(test.integer("tcId").orElseThrow()),
                test.text("comment").orElseThrow(),
                test.text("result").orElseThrow().equals("valid"),
                test.text("jws").orElseThrow(),
                keys(group))))
        .toList();
  }

  static JsonObject parsed(Path path) {
    try {
      return JsonObject.parse(Files.readAllBytes(path)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject keys(JsonObject group) {
    JsonObject held = group.object("public").or(() -> group.object("private")).orElseThrow();
    List<JsonObject> keys = held.objects("keys").orElse(List.of(held));
    return JsonObject.of(Map.of("keys", keys.stream().map(Wycheproof::published).toList()));
  }

  /** The key without its private part: what its holder would publish. */
  static JsonObject published(JsonObject key) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : key.names()) {
      if (PRIVATE.contains(name)) continue;
      key.text(name).ifPresent(text -> members.put(name, text));
      key.texts(name).ifPresent(texts -> members.put(name, texts));
    }
    return JsonObject.of(members);
  }

  static boolean accepts(String token, JsonObject keys) {
    return CompactJws.read(token)
        .filter(read -> key(keys, read.keyId())
            .filter(key -> key.algorithm().jose().equals(read.algorithm()))
            .filter(key -> key.verifies(read.signingInput(), read.signature()))
            .isPresent())
        .isPresent();
  }

  static Optional<VerificationKey> key(JsonObject keys, Optional<String> id) {
    boolean secrets = keys.objects("keys").orElseThrow().stream()
        .allMatch(key -> key.text("kty").equals(Optional.of("oct")));
    JwkSet.Reading reading = secrets
        ? JwkSet.ofSecrets(keys)
        : JwkSet.ofPublicKeys(keys, EnumSet.allOf(KeyAlgorithm.class));
    if (!(reading instanceof Accepted accepted)) return Optional.empty();
    return id.isPresent() ? accepted.keys().find(id.get()) : accepted.keys().only();
  }
}
