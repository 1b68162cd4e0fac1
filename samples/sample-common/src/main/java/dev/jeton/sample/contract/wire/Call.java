package dev.jeton.sample.contract.wire;

import dev.jeton.sample.contract.wire.SampleProcess.DemoClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One request that is being written. Not thread-safe: belongs to one test. */
public final class Call {

  private final SampleClient client;
  private final String method;
  private final HttpRequest.Builder request;
  private BodyPublisher body = BodyPublishers.noBody();

  Call(SampleClient client, String method, URI uri) {
    this.client = client;
    this.method = method;
    this.request = HttpRequest.newBuilder(uri);
  }

  /** Adds a header line. */
  public Call header(String name, String value) {
    request.header(name, value);
    return this;
  }

  /**
   * Sends this {@code name=value} as the cookie, and says, as a browser would, that a page of the
   * sample asks.
   */
  public Call cookie(String nameAndValue) {
    return header("Cookie", nameAndValue).header("Sec-Fetch-Site", "same-origin");
  }

  /** Sends this bearer token. */
  public Call bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** Proves to be this client (RFC 7617). */
  public Call basic(DemoClient client) {
    byte[] pair = (client.id() + ":" + client.secret().reveal()).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** Sends a JSON object, written with {@code '} for {@code "}. */
  public Call json(String text) {
    return body("application/json", text.replace('\'', '"'));
  }

  /** Sends encoded form fields. */
  public Call form(String fields) {
    return body("application/x-www-form-urlencoded", fields);
  }

  /** Sends this text. */
  public Call body(String mediaType, String text) {
    body = BodyPublishers.ofString(text);
    return header("Content-Type", mediaType);
  }

  /** Sends the request and waits for the answer. */
  public Answer send() {
    return client.send(request.method(method, body));
  }

  /** Sends the request and reads its answer, a stream of status 200, while it comes. */
  public OpenStream open() {
    return client.open(request.method(method, body).header("Accept", "text/event-stream"));
  }
}
