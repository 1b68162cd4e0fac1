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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** The routes of administrators. */
@Controller("/api/admin/sessions")
@RolesAllowed("admin")
@RequiresTrust(Trust.AUTHORITATIVE)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminController {

  private final SessionDesk sessions;

  AdminController(Counter counter) {
    this.sessions = counter.sessions();
  }

  @Get
  HttpResponse<?> list(RequestSession session, @QueryValue Optional<String> subject) {
    return ReplyResponse.of(sessions.list(session, subject));
  }

  // What a method declares stands in the place of what its class does: the role is named again.
  @Delete("/{id}")
  @RolesAllowed("admin")
  @RequiresSession(fresh = "${counter.fresh}")
  HttpResponse<?> end(String id) {
    return ReplyResponse.of(sessions.end(id));
  }
}
