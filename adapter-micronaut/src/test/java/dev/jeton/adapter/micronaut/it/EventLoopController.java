package dev.jeton.adapter.micronaut.it;

import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.adapter.micronaut.route.RequiresTrust;
import dev.jeton.session.Trust;
import dev.jeton.tck.adapter.ContractApplication;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Tells on which thread a handler runs that does not choose one. */
@Controller("/on-thread")
@Produces("text/plain")
@Requires(beans = ContractApplication.class)
final class EventLoopController {

  @Get("/cached")
  @RequiresSession
  String cached() {
    return Thread.currentThread().getName();
  }

  @Get("/authoritative")
  @RequiresSession
  @RequiresTrust(Trust.AUTHORITATIVE)
  String authoritative() {
    return Thread.currentThread().getName();
  }
}
