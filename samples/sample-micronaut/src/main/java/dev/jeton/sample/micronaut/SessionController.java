package dev.jeton.sample.micronaut;

import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.adapter.micronaut.route.RequiresTrust;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.SessionsEndpoint;
import dev.jeton.sample.desk.SessionDesk;
import dev.jeton.session.Trust;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;

/** Where a user is logged in. */
@Controller("/api/sessions")
@RequiresSession
@RequiresTrust(Trust.AUTHORITATIVE)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {

  private final Endpoint list = SessionDesk.own();
  private final Endpoint endOthers = SessionsEndpoint.endOthers();
  private final Endpoint endOne = SessionsEndpoint.endOne();

  // What a method declares stands in the place of what its class does: the trust is named again.
  @Get
  @RequiresSession(passive = true)
  @RequiresTrust(Trust.AUTHORITATIVE)
  HttpResponse<?> list(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(list, request);
  }

  @Delete
  HttpResponse<?> endOthers(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(endOthers, request);
  }

  @Delete("/{id}")
  HttpResponse<?> endOne(HttpRequest<?> request) throws IOException {
    return ReplyResponse.of(endOne, request);
  }
}
