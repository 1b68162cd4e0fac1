package dev.jeton.store.redis;

import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.RecordDetails;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a record stands in a hash of Redis. The names of its fields are those of the scripts. */
final class SessionHash {

  private SessionHash() {}

  /** Names and values, one after the other. */
  static List<String> fields(SessionRecord record) {
    SubjectId subject = record.subject().id();
    List<String> fields = new ArrayList<>(List.of(
        "k", String.valueOf(record.kind().letter()),
        "t", subject.tenant(),
        "s", subject.value(),
        "e", Long.toString(record.epoch()),
        "v", Long.toString(record.version()),
        "g", Integer.toString(record.generation())));
    fields.addAll(List.of(
        "h",
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(record.secretHash().bytes()),
        "c", millis(record.createdAt()),
        "l", millis(record.lastSeenAt()),
        "i", Long.toString(record.lifetimes().idle().toMillis()),
        "a", Long.toString(record.lifetimes().absolute().toMillis()),
        "p", record.persistent() ? "1" : "0",
        "d", RecordDetails.of(record).json()));
    record
        .actor()
        .ifPresent(actor -> fields.addAll(List.of("at", actor.tenant(), "as", actor.value())));
    return fields;
  }

  /**
   * The record that these fields stand for; empty if no version known here wrote them.
   *
   * @param raised the end of all that it belongs to, as scripts tell it; empty where there is none
   */
  static Optional<SessionRecord> read(SessionId id, List<?> flat, String raised) {
    Map<String, String> fields = Reply.fields(flat);
    try {
      return RecordDetails.parse(needed(fields, "d"))
          .map(details -> record(id, fields, details))
          .map(record ->
              record.end().isPresent() || raised.isEmpty() ? record : record.endedBy(end(raised)));
    } catch (IllegalArgumentException writtenByAnother) {
      return Optional.empty();
    }
  }

  /** The end that these fields stand for; empty as above, and where there are none. */
  static Optional<RememberedEnd> remembered(SessionId id, List<?> flat) {
    Map<String, String> fields = Reply.fields(flat);
    try {
      return fields.isEmpty()
          ? Optional.empty()
          : Optional.of(new RememberedEnd(
              id,
              TokenKind.of(needed(fields, "k").charAt(0)),
              new SubjectId(needed(fields, "t"), needed(fields, "s")),
              Integer.parseInt(needed(fields, "g")),
              secretHash(fields),
              end(fields)));
    } catch (IllegalArgumentException writtenByAnother) {
      return Optional.empty();
    }
  }

  private static SessionRecord record(
      SessionId id, Map<String, String> fields, RecordDetails details) {
    return new SessionRecord(
        id,
        TokenKind.of(needed(fields, "k").charAt(0)),
        new Subject(
            new SubjectId(needed(fields, "t"), needed(fields, "s")),
            details.roles(),
            details.permissions()),
        details.actor(),
        number(fields, "e"),
        number(fields, "v"),
        Integer.parseInt(needed(fields, "g")),
        secretHash(fields),
        details.rotation(),
        details.authentications(),
        Instant.ofEpochMilli(number(fields, "c")),
        Instant.ofEpochMilli(number(fields, "l")),
        new Lifetimes(
            Duration.ofMillis(number(fields, "i")), Duration.ofMillis(number(fields, "a"))),
        needed(fields, "p").equals("1"),
        details.client(),
        details.clientKey(),
        fields.containsKey("x") ? Optional.of(end(fields)) : Optional.empty());
  }

  private static SecretHash secretHash(Map<String, String> fields) {
    return SecretHash.of(Base64.getUrlDecoder().decode(needed(fields, "h")));
  }

  private static End end(Map<String, String> fields) {
    return new End(reason(needed(fields, "r")), Instant.ofEpochMilli(number(fields, "x")));
  }

  private static End end(String raised) {
    String[] parts = raised.split(" ", 3);
    return new End(reason(parts[2]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
  }

  // A later version may know more reasons; whatever the reason, the session has ended.
  private static EndReason reason(String name) {
    return Arrays.stream(EndReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElse(EndReason.REVOKED);
  }

  private static String needed(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) throw new IllegalArgumentException("a record without " + name);
    return value;
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(needed(fields, name));
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}
