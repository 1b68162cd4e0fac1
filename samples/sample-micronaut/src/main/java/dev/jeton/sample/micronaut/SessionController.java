package dev.jeton.sample.micronaut;

import dev.jeton.RequestSession;
import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.adapter.micronaut.route.RequiresTrust;
import dev.jeton.sample.Counter;
import dev.jeton.sample.desk.SessionDesk;
import dev.jeton.session.Trust;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Where a user is logged in. */
@Controller("/api/sessions")
@RequiresSession
@RequiresTrust(Trust.AUTHORITATIVE)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {

  private final SessionDesk sessions;

  SessionController(Counter counter) {
    this.sessions = counter.sessions();
  }

  @Get
  HttpResponse<?> list(RequestSession session) {
    return ReplyResponse.of(sessions.listOwn(session));
  }

  @Delete
  HttpResponse<?> endOthers(RequestSession session) {
    return ReplyResponse.of(sessions.endOthers(session));
  }

  @Delete("/{id}")
  HttpResponse<?> end(RequestSession session, String id) {
    return ReplyResponse.of(sessions.endOwn(session, id));
  }
}
