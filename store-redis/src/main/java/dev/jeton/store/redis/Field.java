package dev.jeton.store.redis;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the hash of a session holds. Scripts answer the values in this order, so that no name is sent
 * with them; the first is in every hash.
 */
enum Field {
  KIND("k"),
  TENANT("t"),
  SUBJECT("s"),
  EPOCH("e"),
  VERSION("v"),
  GENERATION("g"),
  SECRET_HASH("h"),
  CREATED_AT("c"),
  LAST_SEEN_AT("l"),
  IDLE("i"),
  ABSOLUTE("a"),
  PERSISTENT("p"),
  DETAILS("d"),
  ACTOR_TENANT("at"),
  ACTOR("as"),
  ENDED_AT("x"),
  END_REASON("r");

  private final String key;

  Field(String key) {
    this.key = key;
  }

  /** What it is called in the hash. */
  String key() {
    return key;
  }

  /** What scripts know of the fields: the table of all keys, and where a few of them are in it. */
  static String lua() {
    List<String> keys =
        Arrays.stream(values()).map(field -> "'" + field.key + "'").toList();
    return "local FIELDS = {" + String.join(", ", keys) + "}\n"
        + Stream.of(TENANT, SUBJECT, ACTOR)
            .map(field -> "local " + field + " = " + (field.at() + 1) + "\n")
            .collect(joining());
  }

  @SuppressWarnings("EnumOrdinal") // The scripts' table is in the order of the constants.
  private int at() {
    return ordinal();
  }

  /** The value among those of all fields, or null where the hash has none. */
  @Nullable
  String in(List<?> values) {
    return (String) values.get(at());
  }

  /**
   * The value among those of all fields.
   *
   * @throws IllegalArgumentException if the hash has none, as nothing does that was written here
   */
  String neededIn(List<?> values) {
    String value = in(values);
    if (value == null) throw new IllegalArgumentException("a record without " + key);
    return value;
  }

  /**
   * The number among those of all fields.
   *
   * @throws IllegalArgumentException if there is none
   */
  long numberIn(List<?> values) {
    return Long.parseLong(neededIn(values));
  }
}
