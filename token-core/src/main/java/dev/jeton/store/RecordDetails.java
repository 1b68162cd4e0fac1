package dev.jeton.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.json.JsonObject;
import dev.jeton.session.ClientInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The parts of a record that no store searches by, as one versioned JSON text, so that every store
 * writes them alike. Immutable.
 *
 * @param roles the subject's
 * @param permissions the subject's
 * @param authentications oldest first
 * @param client what the client called itself
 */
public record RecordDetails(
    Set<String> roles,
    Set<Permission> permissions,
    List<Authentication> authentications,
    ClientInfo client) {

  private static final long VERSION = 1;

  /** The details of {@code record}. */
  public static RecordDetails of(SessionRecord record) {
    return new RecordDetails(
        record.subject().roles(),
        record.subject().permissions(),
        record.authentications(),
        record.client());
  }

  /**
   * What {@link #json} wrote, or empty where it was written by a version that this one does not
   * know, or by nobody: a record that can't be read is no session.
   */
  public static Optional<RecordDetails> parse(String json) {
    try {
      return JsonObject.parse(json.getBytes(StandardCharsets.UTF_8))
          .filter(details -> details.integer("v").equals(OptionalLong.of(VERSION)))
          .map(RecordDetails::read);
    } catch (NoSuchElementException | IllegalArgumentException | ArithmeticException damaged) {
      return Optional.empty();
    }
  }

  /** One line of JSON with its version. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("v", VERSION);
    members.put("roles", List.copyOf(roles));
    members.put("permissions", permissions.stream().map(Permission::value).toList());
    members.put(
        "authentications", authentications.stream().map(RecordDetails::written).toList());
    members.put("client", written(client));
    return new String(JsonObject.of(members).utf8(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> written(Authentication one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("method", one.method());
    members.put("at", one.at().toEpochMilli());
    members.put("level", one.level());
    return members;
  }

  private static Map<String, Object> written(ClientInfo client) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("label", client.label());
    members.put("address", client.address());
    return members;
  }

  private static RecordDetails read(JsonObject details) {
    Set<Permission> permissions = new LinkedHashSet<>();
    details
        .texts("permissions")
        .orElseThrow()
        .forEach(held -> permissions.add(new Permission(held)));
    JsonObject client = details.object("client").orElseThrow();
    return new RecordDetails(
        new LinkedHashSet<>(details.texts("roles").orElseThrow()),
        permissions,
        details.objects("authentications").orElseThrow().stream()
            .map(RecordDetails::readAuthentication)
            .toList(),
        new ClientInfo(
            client.text("label").orElseThrow(), client.text("address").orElseThrow()));
  }

  private static Authentication readAuthentication(JsonObject one) {
    return new Authentication(
        one.text("method").orElseThrow(),
        Instant.ofEpochMilli(one.integer("at").orElseThrow()),
        Math.toIntExact(one.integer("level").orElseThrow()));
  }
}
