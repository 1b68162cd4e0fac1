package dev.jeton.sample.micronaut;

import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.http.Problem;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Answers errors of Micronaut's own as a problem; by itself Micronaut tells strangers the message
 * of the exception.
 */
@Singleton
final class Failures implements ErrorResponseProcessor<byte[]> {

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> prepared) {
    MutableHttpResponse<byte[]> response =
        ReplyResponse.of(Problem.of("status-" + prepared.code(), prepared.code(), prepared.reason())
            .reply());
    prepared.getHeaders().forEachValue((name, value) -> {
      if (!name.equalsIgnoreCase("Content-Type")) response.header(name, value);
    });
    return response;
  }
}
