package dev.jeton.adapter.micronaut;

import dev.jeton.http.Caching;
import dev.jeton.http.HttpExchange;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows a Micronaut request as it is. A response exists only once the handler has answered, so
 * header lines wait here until then. Belongs to one request, whose work moves from one thread to
 * another.
 */
final class MicronautExchange implements HttpExchange {

  private final HttpRequest<?> request;
  private final Map<String, List<String>> waiting = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean left;

  MicronautExchange(HttpRequest<?> request) {
    this.request = request;
  }

  @Override
  public String method() {
    return request.getMethodName().toUpperCase(Locale.ROOT);
  }

  @Override
  public boolean secure() {
    // Over HTTP/2 a request has a channel of its own, which has no TLS handler but knows the
    // session of TLS.
    return request.isSecure() || request.getSslSession().isPresent();
  }

  @Override
  public String target() {
    String query = request.getUri().getRawQuery();
    return query == null ? request.getPath() : request.getPath() + "?" + query;
  }

  @Override
  public String remoteAddress() {
    InetSocketAddress peer = request.getRemoteAddress();
    return peer.isUnresolved() ? peer.getHostString() : peer.getAddress().getHostAddress();
  }

  @Override
  public List<String> requestHeaders(String name) {
    return List.copyOf(request.getHeaders().getAll(name));
  }

  @Override
  public synchronized List<String> responseHeaders(String name) {
    return waiting.getOrDefault(name, List.of());
  }

  @Override
  public synchronized void setResponseHeaders(String name, List<String> values) {
    if (left) throw new IllegalStateException(name + " came too late: the response has left");
    waiting.put(name, List.copyOf(values));
  }

  /** Writes what waited on the response; from now on it is too late for more. */
  synchronized MutableHttpResponse<?> leaveOn(MutableHttpResponse<?> response) {
    left = true;
    waiting.keySet().forEach(name -> {
      List<String> lines = Caching.joined(name, response.getHeaders().getAll(name), waiting);
      response.getHeaders().remove(name);
      lines.forEach(line -> response.header(name, line));
    });
    return response;
  }
}
