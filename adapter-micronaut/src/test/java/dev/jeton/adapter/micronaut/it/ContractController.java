package dev.jeton.adapter.micronaut.it;

import dev.jeton.RequestSession;
import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.adapter.micronaut.route.LogsIn;
import dev.jeton.adapter.micronaut.route.Open;
import dev.jeton.adapter.micronaut.route.RequiresPermission;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.ContractRoute;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;

/** The routes of the contract, as a Micronaut application writes them. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = ContractApplication.class)
final class ContractController {

  private final ContractApplication application;

  ContractController(ContractApplication application) {
    this.application = application;
  }

  @Get("/open")
  @Open
  HttpResponse<?> open(RequestSession session) {
    return answer("GET", "/open", session);
  }

  @Post("/open")
  @Open
  HttpResponse<?> postOpen(RequestSession session) {
    return answer("POST", "/open", session);
  }

  @Get("/still")
  @Open
  HttpResponse<?> still(RequestSession session) {
    return answer("GET", "/still", session);
  }

  @Get("/session")
  @RequiresSession
  HttpResponse<?> session(RequestSession session) {
    return answer("GET", "/session", session);
  }

  @Post("/session")
  @RequiresSession
  HttpResponse<?> postSession(RequestSession session) {
    return answer("POST", "/session", session);
  }

  @Get("/orders")
  @RequiresPermission("orders:read")
  HttpResponse<?> orders(RequestSession session) {
    return answer("GET", "/orders", session);
  }

  @Post("/orders")
  @RequiresPermission("orders:write")
  HttpResponse<?> postOrders(RequestSession session) {
    return answer("POST", "/orders", session);
  }

  @Delete("/orders")
  @RequiresPermission("orders:write")
  HttpResponse<?> deleteOrders(RequestSession session) {
    return answer("DELETE", "/orders", session);
  }

  @Get("/admin")
  @RolesAllowed("admin")
  HttpResponse<?> admin(RequestSession session) {
    return answer("GET", "/admin", session);
  }

  @Get("/fresh")
  @RequiresSession(fresh = "PT5M")
  HttpResponse<?> fresh(RequestSession session) {
    return answer("GET", "/fresh", session);
  }

  @Post("/fresh")
  @RequiresSession(fresh = "PT5M")
  HttpResponse<?> postFresh(RequestSession session) {
    return answer("POST", "/fresh", session);
  }

  @Get("/strong")
  @RequiresSession(level = 2)
  HttpResponse<?> strong(RequestSession session) {
    return answer("GET", "/strong", session);
  }

  @Post("/impersonate")
  @RequiresSession(impersonated = false)
  HttpResponse<?> impersonate(RequestSession session) {
    return answer("POST", "/impersonate", session);
  }

  @Get("/undeclared")
  HttpResponse<?> undeclared(RequestSession session) {
    return answer("GET", "/undeclared", session);
  }

  @Post("/undeclared")
  HttpResponse<?> postUndeclared(RequestSession session) {
    return answer("POST", "/undeclared", session);
  }

  @Get("/seen")
  @Open
  HttpResponse<?> seen(RequestSession session) {
    return answer("GET", "/seen", session);
  }

  @Get("/kept")
  @RequiresSession
  HttpResponse<?> kept(RequestSession session) {
    return answer("GET", "/kept", session);
  }

  @Get("/own")
  @RequiresSession
  HttpResponse<?> own(RequestSession session) {
    return answer("GET", "/own", session);
  }

  @Post("/own")
  @Open
  HttpResponse<?> postOwn(RequestSession session) {
    return answer("POST", "/own", session);
  }

  @Post("/login")
  @LogsIn
  HttpResponse<?> logIn(HttpRequest<?> request) throws IOException {
    return endpoint("/login", request);
  }

  @Post("/logout")
  @Open
  HttpResponse<?> logOut(HttpRequest<?> request) throws IOException {
    return endpoint("/logout", request);
  }

  @Post("/token/refresh")
  @Open
  HttpResponse<?> refresh(HttpRequest<?> request) throws IOException {
    return endpoint("/token/refresh", request);
  }

  @Post("/reauthenticate")
  @RequiresSession(impersonated = false)
  HttpResponse<?> reauthenticate(HttpRequest<?> request) throws IOException {
    return endpoint("/reauthenticate", request);
  }

  @Post("/introspect")
  @Open
  HttpResponse<?> introspect(HttpRequest<?> request) throws IOException {
    return endpoint("/introspect", request);
  }

  @Post("/revoke")
  @Open
  HttpResponse<?> revoke(HttpRequest<?> request) throws IOException {
    return endpoint("/revoke", request);
  }

  @Get("/.well-known/jwks.json")
  @Open
  HttpResponse<?> jwks(HttpRequest<?> request) throws IOException {
    return endpoint("/.well-known/jwks.json", request);
  }

  @Post("/login-declared-as-open")
  @Open
  HttpResponse<?> misdeclared(HttpRequest<?> request) throws IOException {
    return endpoint("/login", request);
  }

  private HttpResponse<?> endpoint(String path, HttpRequest<?> request) throws IOException {
    Endpoint endpoint = application.endpoints().stream()
        .filter(mounted -> mounted.path().equals(path))
        .findFirst()
        .orElseThrow()
        .endpoint();
    return ReplyResponse.of(endpoint, request);
  }

  private HttpResponse<?> answer(String method, String path, RequestSession session) {
    ContractRoute route = application.route(method, path);
    MutableHttpResponse<byte[]> response = ReplyResponse.of(route.answer(session));
    route.ownHeaders().forEach(response::header);
    return response;
  }
}
