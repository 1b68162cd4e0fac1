package dev.jeton.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a caller's maps, lists and values into checked, unmodifiable JSON values. Not thread-safe:
 * one per object.
 */
final class JsonValues {
  private int count;

  private JsonValues() {}

  static JsonObject object(Map<String, ?> members) {
    return new JsonValues().object(members, 1);
  }

  /**
   * Whether every surrogate in {@code text} has its partner; a lone one has no UTF-8 (RFC 8259,
   * section 8.2).
   */
  static boolean wellFormed(String text) {
    int at = 0;
    while (at < text.length()) {
      boolean surrogate = Character.isSurrogate(text.charAt(at));
      // A pair is one code point; a surrogate that stands alone is its own.
      int units = surrogate ? Character.charCount(text.codePointAt(at)) : 1;
      if (surrogate && units == 1) return false;
      at += units;
    }
    return true;
  }

  private JsonObject object(Map<?, ?> members, int depth) {
    demandDepth(depth);
    Map<String, Object> checked = new LinkedHashMap<>(members.size() * 2);
    members.forEach((key, value) -> {
      String name = name(key);
      checked.put(name, value(name, value, depth));
    });
    return new JsonObject(Collections.unmodifiableMap(checked));
  }

  private static String name(@Nullable Object key) {
    if (!(key instanceof String name))
      throw new IllegalArgumentException("a member name must be a String");
    if (!wellFormed(name))
      throw new IllegalArgumentException("a member name has an unpaired surrogate");
    if (name.length() > JsonObject.MAX_NAME)
      throw new IllegalArgumentException(
          "a member name is longer than " + JsonObject.MAX_NAME + " characters");
    return name;
  }

  private Object value(String name, @Nullable Object value, int depth) {
    count();
    if (value instanceof String text) return text(name, text);
    if (value instanceof Integer number) return number.longValue();
    if (value instanceof Long || value instanceof Boolean) return value;
    if (value instanceof JsonObject object) return parsed(object, depth + 1);
    if (value instanceof Map<?, ?> map) return object(map, depth + 1);
    if (value instanceof List<?> list) return list(name, list, depth + 1);
    throw new IllegalArgumentException("member " + name
        + " must be String, Boolean, Integer, Long, List, Map or JsonObject, but is "
        + (value == null ? "null" : value.getClass().getName()));
  }

  private static String text(String name, String text) {
    if (!wellFormed(text))
      throw new IllegalArgumentException("member " + name + " has an unpaired surrogate");
    return text;
  }

  private List<Object> list(String name, List<?> list, int depth) {
    demandDepth(depth);
    List<Object> checked = new ArrayList<>();
    for (Object element : list) checked.add(value(name, element, depth));
    return Collections.unmodifiableList(checked);
  }

  // What a checked object holds is checked already; only its depth and size are new here.
  private JsonObject parsed(JsonObject object, int depth) {
    demandDepth(depth);
    object.members().values().forEach(value -> measure(value, depth + 1));
    return object;
  }

  private void measure(Object value, int depth) {
    count();
    if (value instanceof JsonObject object) parsed(object, depth);
    if (!(value instanceof List<?> list)) return;
    demandDepth(depth);
    list.forEach(element -> measure(element, depth + 1));
  }

  private void count() {
    if (++count > JsonObject.MAX_VALUES)
      throw new IllegalArgumentException("more than " + JsonObject.MAX_VALUES + " values");
  }

  private static void demandDepth(int depth) {
    if (depth > JsonObject.MAX_DEPTH)
      throw new IllegalArgumentException("nested deeper than " + JsonObject.MAX_DEPTH);
  }
}
