package dev.jeton.sample.contract.wire;

import dev.jeton.sample.DevelopmentCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends requests to one sample and trusts its certificate alone; follows no redirect, keeps no
 * cookie. Thread-safe.
 */
public final class SampleClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI origin;

  SampleClient(URI origin, DevelopmentCertificate certificate) {
    this.http = HttpClient.newBuilder()
        .sslContext(trusting(certificate))
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
    this.origin = origin;
  }

  /** Begins a request. */
  public Call call(String method, String target) {
    return new Call(this, method, origin.resolve(target));
  }

  /** Begins a request without TLS. */
  public Call plainCall(int port, String method, String target) {
    return new Call(this, method, URI.create("http://localhost:" + port).resolve(target));
  }

  /** What browsers call the sample. */
  public String origin() {
    return origin.toString();
  }

  Answer send(HttpRequest.Builder request) {
    HttpResponse<String> response = sent(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response);
  }

  OpenStream open(HttpRequest.Builder request) {
    HttpResponse<InputStream> response = sent(request, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200)
      throw new AssertionError("no stream, but status " + response.statusCode());
    return new OpenStream(response);
  }

  private <T> HttpResponse<T> sent(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.send(request.timeout(PATIENCE).build(), body);
    } catch (IOException cause) {
      throw new AssertionError("the sample did not answer", cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private static SSLContext trusting(DevelopmentCertificate certificate) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("sample", certificate.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new AssertionError("the certificate of the sample can't be trusted", broken);
    }
  }
}
