package dev.jeton.sample.micronaut;

import dev.jeton.RequestSession;
import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.adapter.micronaut.route.Open;
import dev.jeton.adapter.micronaut.route.RequiresPermission;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.sample.Counter;
import dev.jeton.sample.desk.Health;
import dev.jeton.sample.desk.OrderDesk;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;

/** The page, and the routes of clerks and viewers. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrderController {

  private final OrderDesk orders;
  private final Health health;

  OrderController(Counter counter) {
    this.orders = counter.orders();
    this.health = counter.health();
  }

  @Get
  @Open
  HttpResponse<?> page(RequestSession session, HttpRequest<?> request) {
    return ReplyResponse.of(orders.page(session, request.getUri().toString()));
  }

  @Get("/health")
  @Open
  HttpResponse<?> health() {
    return ReplyResponse.of(health.report());
  }

  @Get("/api/me")
  @RequiresSession
  HttpResponse<?> me(RequestSession session) {
    return ReplyResponse.of(orders.me(session));
  }

  @Get("/api/orders")
  @RequiresPermission("orders:read")
  HttpResponse<?> list() {
    return ReplyResponse.of(orders.list());
  }

  @Post("/api/orders")
  @RequiresPermission("orders:write")
  HttpResponse<?> place(
      RequestSession session, HttpRequest<?> request, @Body @Nullable InputStream body)
      throws IOException {
    String contentType = request.getHeaders().get("Content-Type", String.class, "");
    byte[] bounded = body == null ? new byte[0] : body.readNBytes(Endpoint.MAX_BODY_BYTES + 1);
    return ReplyResponse.of(orders.place(session, contentType, bounded));
  }

  @Delete("/api/orders/{id}")
  @RequiresPermission("orders:write")
  @RequiresSession(fresh = "${counter.fresh}")
  HttpResponse<?> cancel(String id) {
    return ReplyResponse.of(orders.cancel(id));
  }

  /** Declares nothing, so nobody gets here. */
  @Get("/undeclared")
  HttpResponse<?> undeclared() {
    return ReplyResponse.of(orders.undeclared());
  }
}
