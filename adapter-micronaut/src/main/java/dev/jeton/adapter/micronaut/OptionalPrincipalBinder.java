package dev.jeton.adapter.micronaut;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;

/** Hands the subject of the session, or its absence, to a controller that takes an optional one. Thread-safe. */
@Singleton
final class OptionalPrincipalBinder implements TypedRequestArgumentBinder<Optional<Principal>> {

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Argument<Optional<Principal>> argumentType() {
    return (Argument) Argument.of(Optional.class, Principal.class);
  }

  @Override
  public BindingResult<Optional<Principal>> bind(
      ArgumentConversionContext<Optional<Principal>> context, HttpRequest<?> request) {
    return () -> Optional.of(request.getUserPrincipal());
  }
}
