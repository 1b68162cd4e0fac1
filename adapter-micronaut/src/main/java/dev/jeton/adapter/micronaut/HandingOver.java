package dev.jeton.adapter.micronaut;

import dev.jeton.RequestSession;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;

/**
 * What controllers may take as arguments: the {@link RequestSession} of their request, and its
 * subject as a {@link Principal}, which on an open route is nullable or optional. Thread-safe.
 */
@Factory
final class HandingOver {

  @Singleton
  TypedRequestArgumentBinder<RequestSession> session() {
    return new Binder<>(Argument.of(RequestSession.class), SessionTokenFilter::session);
  }

  @Singleton
  TypedRequestArgumentBinder<Principal> principal() {
    return new Binder<>(Argument.of(Principal.class), HttpRequest::getUserPrincipal);
  }

  @Singleton
  @SuppressWarnings({"unchecked", "rawtypes"})
  TypedRequestArgumentBinder<Optional<Principal>> optionalPrincipal() {
    Argument<Optional<Principal>> wanted = (Argument) Argument.of(Optional.class, Principal.class);
    return new Binder<>(wanted, request -> Optional.of(request.getUserPrincipal()));
  }

  private record Binder<T>(Argument<T> argumentType, Function<HttpRequest<?>, Optional<T>> value)
      implements TypedRequestArgumentBinder<T> {

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
      return () -> value.apply(request);
    }
  }
}
