package dev.jeton.tck.fake;

import dev.jeton.http.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that no network carried: over TLS, from this machine, with the header lines it is
 * given; it keeps what is written on its response. Not thread-safe: belongs to one request.
 */
public final class RecordingExchange implements HttpExchange {

  private final String method;
  private final String target;
  private final Map<String, List<String>> request = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, List<String>> response = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  public RecordingExchange(String method, String target) {
    this.method = method;
    this.target = target;
  }

  /** The same request with these lines of that header. */
  public RecordingExchange with(String name, String... values) {
    request.put(name, List.of(values));
    return this;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public boolean secure() {
    return true;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }

  @Override
  public List<String> requestHeaders(String name) {
    return request.getOrDefault(name, List.of());
  }

  @Override
  public List<String> responseHeaders(String name) {
    return response.getOrDefault(name, List.of());
  }

  @Override
  public void setResponseHeaders(String name, List<String> values) {
    if (values.isEmpty()) response.remove(name);
    else response.put(name, List.copyOf(values));
  }
}
