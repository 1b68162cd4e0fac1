package dev.jeton.adapter.micronaut;

import dev.jeton.http.Reply;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** A {@link Reply} of the library as a Micronaut response, for controllers that answer with one. */
public final class ReplyResponse {

  private ReplyResponse() {}

  /**
   * A response with the status, header lines and body of {@code reply}. A cookie that the handler's session has written
   * joins it when it leaves.
   */
  public static MutableHttpResponse<byte[]> of(Reply reply) {
    MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.valueOf(reply.status()));
    reply.headers().forEach((name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    byte[] body = reply.body();
    return body.length == 0 ? response : response.body(body);
  }
}
