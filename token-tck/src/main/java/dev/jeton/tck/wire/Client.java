package dev.jeton.tck.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends requests to one server: by the JDK's client, which keeps connections and follows nothing,
 * or as bytes that no well-behaved client would send. Every answer is shown to an inspector first.
 * Thread-safe.
 */
public final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI https;
  private final URI plain;
  private final Consumer<Answer> inspector;

  /** A client of the server on these two ports of this machine. */
  public Client(int httpsPort, int httpPort, Consumer<Answer> inspector) {
    this.http = connections();
    this.https = URI.create("https://localhost:" + httpsPort);
    this.plain = URI.create("http://localhost:" + httpPort);
    this.inspector = inspector;
  }

  private static HttpClient connections() {
    return HttpClient.newBuilder()
        .sslContext(DevelopmentCertificate.shared().context())
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
  }

  /** Begins a request over HTTPS. */
  public Call call(String method, String target) {
    return new Call(this, https.resolve(target), method);
  }

  /** Begins a request without TLS. */
  public Call plainCall(String method, String target) {
    return new Call(this, plain.resolve(target), method);
  }

  /**
   * Sends these lines over HTTPS, each character a byte; {@code Host} and {@code Connection: close}
   * are added after the first.
   */
  public Answer raw(String requestLine, String... headerLines) {
    return inspected(RawConnection.exchange(https.getPort(), requestLine, List.of(headerLines)));
  }

  Answer send(HttpRequest.Builder request, boolean hasBody) {
    // A server that refuses without reading the body may cut the connection afterwards (RFC 9112,
    // section 9.6): no other request may be waiting for it.
    HttpClient client = hasBody ? connections() : http;
    try {
      HttpResponse<byte[]> response =
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, List<String>> headers = new TreeMap<>();
      response
          .headers()
          .map()
          .forEach((name, lines) -> headers.put(name.toLowerCase(Locale.ROOT), lines));
      return inspected(new Answer(
          response.statusCode(),
          headers,
          new String(response.body(), StandardCharsets.ISO_8859_1)));
    } catch (IOException cause) {
      throw new AssertionError("the server answered nothing that HTTP knows", cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private Answer inspected(Answer answer) {
    inspector.accept(answer);
    return answer;
  }
}
