package dev.jeton.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An exchange that a test fills and reads: HTTPS from 192.0.2.1 unless told otherwise. Not
 * thread-safe.
 */
public final class RecordingExchange implements HttpExchange {
  private final Map<String, List<String>> requestHeaders =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, List<String>> responseHeaders =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String method;
  private final String target;
  private boolean secure = true;
  private String remoteAddress = "192.0.2.1";
  private boolean left;

  private RecordingExchange(String method, String target) {
    this.method = method;
    this.target = target;
  }

  public static RecordingExchange of(String method, String target) {
    return new RecordingExchange(method, target);
  }

  public static RecordingExchange get(String target) {
    return of("GET", target);
  }

  public static RecordingExchange post(String target) {
    return of("POST", target);
  }

  /** Adds request header lines of that name, one a value. */
  public RecordingExchange with(String name, String... values) {
    requestHeaders.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(List.of(values));
    return this;
  }

  public RecordingExchange overPlainHttp() {
    secure = false;
    return this;
  }

  public RecordingExchange from(String address) {
    remoteAddress = address;
    return this;
  }

  /** From now on the response has left: setting a header throws. */
  public RecordingExchange leave() {
    left = true;
    return this;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public boolean secure() {
    return secure;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public List<String> requestHeaders(String name) {
    return List.copyOf(requestHeaders.getOrDefault(name, List.of()));
  }

  @Override
  public List<String> responseHeaders(String name) {
    return List.copyOf(responseHeaders.getOrDefault(name, List.of()));
  }

  @Override
  public void setResponseHeaders(String name, List<String> values) {
    if (left) throw new IllegalStateException(name + " came too late: the response has left");
    if (values.isEmpty()) responseHeaders.remove(name);
    else responseHeaders.put(name, List.copyOf(values));
  }
}
