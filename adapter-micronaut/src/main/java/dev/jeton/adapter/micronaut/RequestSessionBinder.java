package dev.jeton.adapter.micronaut;

import dev.jeton.RequestSession;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Hands the {@link RequestSession} of an admitted request to a controller that takes one. Thread-safe. */
@Singleton
final class RequestSessionBinder implements TypedRequestArgumentBinder<RequestSession> {

  @Override
  public Argument<RequestSession> argumentType() {
    return Argument.of(RequestSession.class);
  }

  @Override
  public BindingResult<RequestSession> bind(
      ArgumentConversionContext<RequestSession> context, HttpRequest<?> request) {
    return () -> request.getAttribute(SessionTokenFilter.SESSION, RequestSession.class);
  }
}
