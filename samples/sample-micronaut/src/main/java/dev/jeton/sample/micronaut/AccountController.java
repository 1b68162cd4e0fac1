package dev.jeton.sample.micronaut;

import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.adapter.micronaut.route.LogsIn;
import dev.jeton.adapter.micronaut.route.Open;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.sample.Counter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;

/** Where the library's endpoints answer. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {

  private final Endpoint logIn;
  private final Endpoint logOut;
  private final Endpoint refresh;
  private final Endpoint reauthenticate;
  private final Endpoint introspect;
  private final Endpoint revoke;
  private final Endpoint jwks;

  AccountController(Counter counter) {
    this.logIn = counter.logIn();
    this.logOut = counter.logOut();
    this.refresh = counter.refresh();
    this.reauthenticate = counter.reauthenticate();
    this.introspect = counter.clients().introspect();
    this.revoke = counter.clients().revoke();
    this.jwks = counter.jwks();
  }

  @Post("/login")
  @LogsIn
  HttpResponse<?> logIn(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(logIn, request);
  }

  @Post("/logout")
  @Open
  HttpResponse<?> logOut(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(logOut, request);
  }

  @Post("/token/refresh")
  @Open
  HttpResponse<?> refresh(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(refresh, request);
  }

  @Post("/api/reauthenticate")
  @RequiresSession(impersonated = false)
  HttpResponse<?> reauthenticate(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(reauthenticate, request);
  }

  @Post("/introspect")
  @Open
  HttpResponse<?> introspect(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(introspect, request);
  }

  @Post("/revoke")
  @Open
  HttpResponse<?> revoke(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(revoke, request);
  }

  @Get("/.well-known/jwks.json")
  @Open
  HttpResponse<?> jwks(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(jwks, request);
  }
}
