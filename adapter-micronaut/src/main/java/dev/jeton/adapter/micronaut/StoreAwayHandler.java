package dev.jeton.adapter.micronaut;

import dev.jeton.SessionTokens;
import dev.jeton.store.StoreException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 503 where a handler failed because the store did. Thread-safe. */
@Singleton
final class StoreAwayHandler implements ExceptionHandler<StoreException, HttpResponse<?>> {

  private final SessionTokens tokens;

  StoreAwayHandler(SessionTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, StoreException away) {
    return ReplyResponse.of(tokens.storeAway(new MicronautExchange(request), away));
  }
}
