package dev.jeton.tck.wire;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** One request that is being written. Not thread-safe: belongs to one test. */
public final class Call {

  private final Client client;
  private final String method;
  private final HttpRequest.Builder request;
  private BodyPublisher body = BodyPublishers.noBody();

  Call(Client client, URI uri, String method) {
    this.client = client;
    this.method = method;
    this.request = HttpRequest.newBuilder(uri);
  }

  /** Adds a header line. */
  public Call header(String name, String value) {
    request.header(name, value);
    return this;
  }

  /** Adds a cookie. */
  public Call cookie(String name, String value) {
    return header("Cookie", name + "=" + value);
  }

  /** Adds a bearer token. */
  public Call bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** Says, as a browser would, that a page of the same origin began the request. */
  public Call fromOwnPage() {
    return header("Sec-Fetch-Site", "same-origin");
  }

  /** Sends this JSON text as the body. */
  public Call json(String text) {
    return body("application/json", text);
  }

  /** Sends these encoded fields as the body. */
  public Call form(String fields) {
    return body("application/x-www-form-urlencoded", fields);
  }

  /** Sends this text as the body, and its length before it. */
  public Call body(String mediaType, String text) {
    body = BodyPublishers.ofString(text);
    return header("Content-Type", mediaType);
  }

  /** Sends this text as the body in chunks, so that its length is known only at its end. */
  public Call chunkedBody(String mediaType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    return header("Content-Type", mediaType);
  }

  /** Sends the request and waits for the answer. */
  public Answer send() {
    return client.send(request.method(method, body), body.contentLength() != 0);
  }
}
