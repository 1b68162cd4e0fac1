package dev.jeton.sample.data;

import dev.jeton.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody ordered at the counter. Immutable. */
public record Order(String id, String item, int quantity, String by, Instant at) {

  /** As clients see it. */
  public JsonObject json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("item", item);
    members.put("quantity", quantity);
    members.put("by", by);
    members.put("at", at.toString());
    return JsonObject.of(members);
  }
}
