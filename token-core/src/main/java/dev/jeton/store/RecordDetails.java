package dev.jeton.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.identity.SubjectId;
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
import java.util.function.BiFunction;

/**
 * The parts of a record that no store searches by, as one versioned JSON text, so that every store
 * writes them alike. Immutable.
 *
 * @param roles the subject's
 * @param permissions the subject's
 * @param authentications oldest first
 * @param client what the client called itself
 * @param rotation how the current generation came to be; {@link Rotation#UNKNOWN} from version 1
 * @param actor who acts as the subject
 * @param clientKey the thumbprint of the client's key
 */
public record RecordDetails(
    Set<String> roles,
    Set<Permission> permissions,
    List<Authentication> authentications,
    ClientInfo client,
    Rotation rotation,
    Optional<SubjectId> actor,
    Optional<String> clientKey) {

  private static final long VERSION = 2;
  private static final long BEFORE_ROTATIONS = 1;

  /** The details of {@code record}. */
  public static RecordDetails of(SessionRecord record) {
    return new RecordDetails(
        record.subject().roles(),
        record.subject().permissions(),
        record.authentications(),
        record.client(),
        record.rotation(),
        record.actor(),
        record.clientKey());
  }

  /**
   * What {@link #json} wrote, or empty where it was written by a version that this one does not
   * know, or by nobody: a record that can't be read is no session.
   */
  public static Optional<RecordDetails> parse(String json) {
    try {
      return JsonObject.parseOwn(json.getBytes(StandardCharsets.UTF_8))
          .filter(RecordDetails::known)
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
    members.put("rotation", written(rotation));
    actor.ifPresent(who -> members.put("actor", written(who)));
    clientKey.ifPresent(thumbprint -> members.put("client_key", thumbprint));
    return new String(JsonObject.of(members).utf8(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> written(Authentication one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("method", one.method());
    members.put("at", one.at().toEpochMilli());
    members.put("level", one.level());
    one.levelEndsAt().ifPresent(end -> members.put("level_ends_at", end.toEpochMilli()));
    return members;
  }

  private static Map<String, Object> written(ClientInfo client) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("label", client.label());
    members.put("address", client.address());
    return members;
  }

  private static Map<String, Object> written(Rotation rotation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", rotation.at().toEpochMilli());
    rotation.rotateKey().ifPresent(key -> members.put("rotate", key));
    rotation.macKey().ifPresent(key -> members.put("mac", key));
    members.put("cut", rotation.cut());
    members.put("recovered", rotation.recovered());
    members.put("grace_hits", rotation.graceHits());
    return members;
  }

  private static Map<String, Object> written(SubjectId actor) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("tenant", actor.tenant());
    members.put("subject", actor.value());
    return members;
  }

  private static boolean known(JsonObject details) {
    OptionalLong version = details.integer("v");
    return version.equals(OptionalLong.of(VERSION))
        || version.equals(OptionalLong.of(BEFORE_ROTATIONS));
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
            client.text("label").orElseThrow(), client.text("address").orElseThrow()),
        rotation(details),
        optional(details, "actor", JsonObject::object).map(RecordDetails::readActor),
        optional(details, "client_key", JsonObject::text));
  }

  private static Rotation rotation(JsonObject details) {
    if (details.integer("v").equals(OptionalLong.of(BEFORE_ROTATIONS))) return Rotation.UNKNOWN;
    JsonObject rotation = details.object("rotation").orElseThrow();
    return new Rotation(
        Instant.ofEpochMilli(rotation.integer("at").orElseThrow()),
        optional(rotation, "rotate", JsonObject::text),
        optional(rotation, "mac", JsonObject::text),
        rotation.bool("cut").orElseThrow(),
        rotation.bool("recovered").orElseThrow(),
        Math.toIntExact(rotation.integer("grace_hits").orElseThrow()));
  }

  // Absent is one thing, misshapen another: a session of somebody who acts for another must never
  // look like his own.
  private static <T> Optional<T> optional(
      JsonObject from, String name, BiFunction<JsonObject, String, Optional<T>> read) {
    return from.has(name) ? Optional.of(read.apply(from, name).orElseThrow()) : Optional.empty();
  }

  private static SubjectId readActor(JsonObject actor) {
    return new SubjectId(
        actor.text("tenant").orElseThrow(), actor.text("subject").orElseThrow());
  }

  private static Optional<Instant> readInstant(JsonObject from, String name) {
    return from.integer(name).stream().mapToObj(Instant::ofEpochMilli).findFirst();
  }

  private static Authentication readAuthentication(JsonObject one) {
    return new Authentication(
        one.text("method").orElseThrow(),
        Instant.ofEpochMilli(one.integer("at").orElseThrow()),
        Math.toIntExact(one.integer("level").orElseThrow()),
        optional(one, "level_ends_at", RecordDetails::readInstant));
  }
}
