package dev.jeton.token.jwks;

import dev.jeton.json.JsonObject;
import dev.jeton.token.jwks.BoundedBody.TooLong;
import dev.jeton.token.jwks.Fetched.Document;
import dev.jeton.token.jwks.Fetched.Failed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Fetches one JSON document from one HTTPS address that the application configured, never from one
 * that a token, an answer or a redirect names. Thread-safe.
 */
final class JwksFetch {

  /** The most bytes that are read of an answer. */
  static final int LARGEST = 512 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TOTAL = Duration.ofSeconds(10);
  private static final int OK = 200;

  private static final Pattern JSON =
      Pattern.compile("application/(?:[a-z0-9.-]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

  private final HttpRequest request;
  private final Duration total;
  private final HttpClient client;

  JwksFetch(URI at, SSLContext tls, Duration total) {
    this.total = total;
    this.request = HttpRequest.newBuilder(at)
        .header("Accept", "application/jwk-set+json, application/json")
        .timeout(total)
        .build();
    this.client = HttpClient.newBuilder()
        .sslContext(tls)
        .connectTimeout(CONNECT)
        // Also within one host: an open redirect there would choose the document.
        .followRedirects(Redirect.NEVER)
        .version(Version.HTTP_1_1)
        .build();
  }

  /** With the usual patience: 3 seconds to connect, 10 altogether. */
  static JwksFetch from(URI at, SSLContext tls) {
    return new JwksFetch(at, tls, TOTAL);
  }

  URI at() {
    return request.uri();
  }

  /**
   * Fetches it, now; blocks up to the patience.
   *
   * @throws InterruptedException if this thread was told to stop; the fetch is given up
   */
  Fetched get() throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, JwksFetch::worthReading);
    try {
      // The request's own time-out ends with the head of the answer; a body may come by drops.
      return read(answer.get(total.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return new Failed("no whole answer within " + total, Optional.of(late));
    } catch (ExecutionException failure) {
      return failed(failure);
    } finally {
      answer.cancel(true);
    }
  }

  private static BodySubscriber<byte[]> worthReading(ResponseInfo head) {
    return head.statusCode() == OK ? BoundedBody.atMost(LARGEST) : BoundedBody.unread();
  }

  private static Fetched read(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != OK)
      return Failed.because("status " + answer.statusCode() + " instead of " + OK);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!JSON.matcher(type).matches()) return Failed.because("its content type is not JSON");
    Duration freshFor = FreshFor.said(answer.headers().allValues("Cache-Control"));
    return JsonObject.parse(answer.body())
        .<Fetched>map(json -> new Document(json, freshFor))
        .orElseGet(() -> Failed.because("it is not one strict JSON object"));
  }

  private static Failed failed(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof TooLong) return Failed.because("it is longer than " + LARGEST + " bytes");
    String kind = cause == null ? "unknown" : cause.getClass().getSimpleName();
    return new Failed("no answer: " + kind, Optional.of(failure));
  }
}
