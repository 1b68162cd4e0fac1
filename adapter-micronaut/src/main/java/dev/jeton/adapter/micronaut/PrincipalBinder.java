package dev.jeton.adapter.micronaut;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.security.Principal;

/**
 * Hands the subject of the session to a controller that takes a {@link Principal}; on an open route it takes a nullable
 * or an optional one. Thread-safe.
 */
@Singleton
final class PrincipalBinder implements TypedRequestArgumentBinder<Principal> {

  @Override
  public Argument<Principal> argumentType() {
    return Argument.of(Principal.class);
  }

  @Override
  public BindingResult<Principal> bind(ArgumentConversionContext<Principal> context, HttpRequest<?> request) {
    return request::getUserPrincipal;
  }
}
