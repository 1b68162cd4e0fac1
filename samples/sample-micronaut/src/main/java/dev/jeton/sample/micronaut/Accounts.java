package dev.jeton.sample.micronaut;

import dev.jeton.adapter.micronaut.EndpointRoute;
import dev.jeton.sample.Counter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Where the library's endpoints answer. */
@Factory
final class Accounts {

  @Singleton
  EndpointRoute logIn(Counter counter) {
    return EndpointRoute.post("/login", counter.logIn());
  }

  @Singleton
  EndpointRoute logOut(Counter counter) {
    return EndpointRoute.post("/logout", counter.logOut());
  }

  @Singleton
  EndpointRoute refresh(Counter counter) {
    return EndpointRoute.post("/token/refresh", counter.refresh());
  }

  @Singleton
  EndpointRoute jwks(Counter counter) {
    return EndpointRoute.get("/.well-known/jwks.json", counter.jwks());
  }
}
