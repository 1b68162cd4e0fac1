package dev.jeton.sample.contract.wire;

import dev.jeton.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What came back. Immutable. */
public record Answer(int status, HttpResponse<String> response) {

  /** The body as text. */
  public String body() {
    return response.body();
  }

  /** The body as a JSON object. */
  public JsonObject json() {
    return JsonObject.parse(body().getBytes(StandardCharsets.UTF_8))
        .orElseThrow(() -> new AssertionError("no JSON object in an answer of status " + status));
  }

  /** The text member of that name of the JSON body. */
  public String member(String name) {
    return json()
        .text(name)
        .orElseThrow(
            () -> new AssertionError("no member " + name + " in an answer of status " + status));
  }

  /** The values of that header's lines. */
  public List<String> header(String name) {
    return response.headers().allValues(name);
  }

  /** The {@code name=value} of the one cookie that this answer sets, fit to be sent back. */
  public String cookie() {
    List<String> lines = header("Set-Cookie");
    if (lines.size() != 1)
      throw new AssertionError(
          lines.size() + " cookies instead of one in an answer of status " + status);
    return lines.get(0).split(";", 2)[0];
  }
}
