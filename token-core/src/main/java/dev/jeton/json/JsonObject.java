package dev.jeton.json;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A JSON object that every parser reads alike: RFC 8259 without its freedoms (I-JSON, RFC 7493,
 * section 2).
 *
 * <p>{@link #parse} accepts strict UTF-8 without a byte order mark, one object with nothing but
 * white space around it, member names that are unique in each object at any depth, no unpaired
 * surrogates, objects and arrays at most {@value #MAX_DEPTH} deep, at most {@value #MAX_VALUES}
 * values altogether, names and numbers of at most {@value #MAX_NAME} and {@value #MAX_NUMBER}
 * characters. The length of the text is bounded by the caller.
 *
 * <p>The order of members is kept. A question that meets an absent member, {@code null} or a value
 * of another type answers empty. Immutable.
 */
public final class JsonObject {
  /** How deep objects and arrays may be nested; the outermost object counts as one. */
  public static final int MAX_DEPTH = 16;

  /** How many values one document may have, elements of arrays and nested members included. */
  public static final int MAX_VALUES = 10_000;

  /** The longest member name, in UTF-16 units. */
  public static final int MAX_NAME = 1_024;

  /** The longest number, in characters. */
  public static final int MAX_NUMBER = 64;

  // String, Boolean, Long, JsonNumber, JsonNull, JsonObject, or a List of these.
  private final Map<String, Object> members;

  JsonObject(Map<String, Object> checkedAndUnmodifiable) {
    this.members = checkedAndUnmodifiable;
  }

  /**
   * The object that {@code utf8} spells, or empty if it is anything but one strict JSON object.
   * Costs linear time.
   */
  public static Optional<JsonObject> parse(byte[] utf8) {
    return StrictParser.parse(utf8);
  }

  /**
   * The same of a text that is proven to be our own: its names are kept for the next one, which makes
   * it cheaper, and which nobody else may make us do.
   */
  public static Optional<JsonObject> parseOwn(byte[] utf8) {
    return StrictParser.parseOwn(utf8);
  }

  /**
   * An object of these members in the map's order.
   *
   * @param members values are String, Boolean, Integer, Long, JsonObject, or a List or Map (with
   *     String keys) of these
   * @throws IllegalArgumentException if a value has another type (null too), text has an unpaired
   *     surrogate, or a bound of {@link #parse} is passed; the message names the member, never its
   *     value
   */
  public static JsonObject of(Map<String, ?> members) {
    return JsonValues.object(members);
  }

  /** Whether there is a member of that name, {@code null} included. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The names of all members, in their order. */
  public Set<String> names() {
    return members.keySet();
  }

  /**
   * An object of this one member alone.
   *
   * @throws IllegalArgumentException if there is no member of that name
   */
  public JsonObject only(String name) {
    Object value = members.get(name);
    if (value == null) throw new IllegalArgumentException("there is no member " + name);
    return new JsonObject(Map.of(name, value));
  }

  /** The string of that name. */
  public Optional<String> text(String name) {
    return typed(name, String.class);
  }

  /** The number of that name if it is written without fraction and exponent and fits a long. */
  public OptionalLong integer(String name) {
    return members.get(name) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /** The boolean of that name. */
  public Optional<Boolean> bool(String name) {
    return typed(name, Boolean.class);
  }

  /** The array of that name if every element is a string; it may be empty. */
  public Optional<List<String>> texts(String name) {
    return listOf(name, String.class);
  }

  /** The object of that name. */
  public Optional<JsonObject> object(String name) {
    return typed(name, JsonObject.class);
  }

  /** The array of that name if every element is an object; it may be empty. */
  public Optional<List<JsonObject>> objects(String name) {
    return listOf(name, JsonObject.class);
  }

  /**
   * This object as compact JSON: no white space, members in their order, a parsed number spelled as
   * it came.
   */
  public byte[] utf8() {
    return JsonWriter.utf8(this);
  }

  Map<String, Object> members() {
    return members;
  }

  private <T> Optional<T> typed(String name, Class<T> type) {
    Object value = members.get(name);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  // Lists are unmodifiable and hold what was looked at here for ever.
  @SuppressWarnings("unchecked")
  private <T> Optional<List<T>> listOf(String name, Class<T> type) {
    if (!(members.get(name) instanceof List<?> list)) return Optional.empty();
    for (Object element : list) if (!type.isInstance(element)) return Optional.empty();
    return Optional.of((List<T>) list);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** The names alone, {@code JsonObject[iss, sub]}: a value may be a secret. */
  @Override
  public String toString() {
    return members.keySet().stream().collect(joining(", ", "JsonObject[", "]"));
  }
}
