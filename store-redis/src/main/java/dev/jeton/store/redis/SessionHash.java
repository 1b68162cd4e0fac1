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
import java.util.Optional;

/** How a record stands in a hash of Redis. */
final class SessionHash {

  private SessionHash() {}

  /** Keys and values, one after the other. */
  static List<String> fields(SessionRecord record) {
    List<String> fields = new ArrayList<>();
    SubjectId subject = record.subject().id();
    add(fields, Field.KIND, String.valueOf(record.kind().letter()));
    add(fields, Field.TENANT, subject.tenant());
    add(fields, Field.SUBJECT, subject.value());
    add(fields, Field.EPOCH, Long.toString(record.epoch()));
    add(fields, Field.VERSION, Long.toString(record.version()));
    add(fields, Field.GENERATION, Integer.toString(record.generation()));
    add(fields, Field.SECRET_HASH, text(record.secretHash()));
    add(fields, Field.CREATED_AT, millis(record.createdAt()));
    add(fields, Field.LAST_SEEN_AT, millis(record.lastSeenAt()));
    add(fields, Field.IDLE, Long.toString(record.lifetimes().idle().toMillis()));
    add(fields, Field.ABSOLUTE, Long.toString(record.lifetimes().absolute().toMillis()));
    add(fields, Field.PERSISTENT, record.persistent() ? "1" : "0");
    add(fields, Field.DETAILS, RecordDetails.of(record).json());
    record.actor().ifPresent(actor -> {
      add(fields, Field.ACTOR_TENANT, actor.tenant());
      add(fields, Field.ACTOR, actor.value());
    });
    return fields;
  }

  private static void add(List<String> fields, Field field, String value) {
    fields.add(field.key());
    fields.add(value);
  }

  /**
   * The record that the values of all fields stand for; empty if no version known here wrote them.
   *
   * @param raised the end of all that it belongs to, as scripts tell it; empty where there is none
   */
  static Optional<SessionRecord> read(SessionId id, List<?> values, String raised) {
    try {
      return RecordDetails.parse(Field.DETAILS.neededIn(values))
          .map(details -> record(id, values, details))
          .map(record ->
              record.end().isPresent() || raised.isEmpty() ? record : record.endedBy(end(raised)));
    } catch (IllegalArgumentException writtenByAnother) {
      return Optional.empty();
    }
  }

  /** The end that the values of all fields stand for; empty as above, and where there are none. */
  static Optional<RememberedEnd> remembered(SessionId id, List<?> values) {
    try {
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(new RememberedEnd(
              id,
              kind(values),
              subject(values),
              Integer.parseInt(Field.GENERATION.neededIn(values)),
              secretHash(values),
              end(values)));
    } catch (IllegalArgumentException writtenByAnother) {
      return Optional.empty();
    }
  }

  private static SessionRecord record(SessionId id, List<?> values, RecordDetails details) {
    return new SessionRecord(
        id,
        kind(values),
        new Subject(subject(values), details.roles(), details.permissions()),
        details.actor(),
        Field.EPOCH.numberIn(values),
        Field.VERSION.numberIn(values),
        Integer.parseInt(Field.GENERATION.neededIn(values)),
        secretHash(values),
        details.rotation(),
        details.authentications(),
        moment(Field.CREATED_AT, values),
        moment(Field.LAST_SEEN_AT, values),
        new Lifetimes(
            Duration.ofMillis(Field.IDLE.numberIn(values)),
            Duration.ofMillis(Field.ABSOLUTE.numberIn(values))),
        Field.PERSISTENT.neededIn(values).equals("1"),
        details.client(),
        details.clientKey(),
        Field.ENDED_AT.in(values) == null ? Optional.empty() : Optional.of(end(values)));
  }

  private static TokenKind kind(List<?> values) {
    return TokenKind.of(Field.KIND.neededIn(values).charAt(0));
  }

  private static SubjectId subject(List<?> values) {
    return new SubjectId(Field.TENANT.neededIn(values), Field.SUBJECT.neededIn(values));
  }

  private static String text(SecretHash hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.bytes());
  }

  private static SecretHash secretHash(List<?> values) {
    return SecretHash.of(Base64.getUrlDecoder().decode(Field.SECRET_HASH.neededIn(values)));
  }

  private static End end(List<?> values) {
    return new End(reason(Field.END_REASON.neededIn(values)), moment(Field.ENDED_AT, values));
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

  private static Instant moment(Field field, List<?> values) {
    return Instant.ofEpochMilli(field.numberIn(values));
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}
