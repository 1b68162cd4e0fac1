package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How keys are listed. Stateless. */
final class KeyTable {
  private static final List<String> HEAD =
      List.of("NAME", "STATE", "ALG", "SIGNS FROM", "VERIFIES UNTIL", "ID");

  private KeyTable() {}

  static List<List<String>> rows(List<KeyStatus> keys) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (KeyStatus key : keys)
      rows.add(List.of(
          key.name(),
          state(key),
          key.algorithm().jose(),
          key.activeFrom().toString(),
          ending(key).map(Instant::toString).orElse("-"),
          key.id()));
    return rows;
  }

  private static String state(KeyStatus key) {
    return key.state().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Instant> ending(KeyStatus key) {
    return key.revokedAt().or(key::verifiesUntil);
  }

  static JsonObject json(KeyStatus key) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("name", key.name());
    members.put("purpose", key.purpose().name().toLowerCase(Locale.ROOT));
    members.put("state", state(key));
    members.put("alg", key.algorithm().jose());
    members.put("kid", key.id());
    members.put("created_at", key.createdAt().toString());
    members.put("active_from", key.activeFrom().toString());
    key.verifiesUntil().ifPresent(at -> members.put("verifies_until", at.toString()));
    key.revokedAt().ifPresent(at -> members.put("revoked_at", at.toString()));
    return JsonObject.of(members);
  }
}
