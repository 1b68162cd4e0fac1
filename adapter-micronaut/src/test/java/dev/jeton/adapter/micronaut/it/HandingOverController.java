package dev.jeton.adapter.micronaut.it;

import dev.jeton.RequestSession;
import dev.jeton.adapter.micronaut.route.Open;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.tck.adapter.ContractApplication;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Handlers that take what the adapter hands over, in every way that Micronaut knows. */
@Controller
@Produces("text/plain")
@Requires(beans = ContractApplication.class)
final class HandingOverController {

  static final Queue<RequestSession> LEFT = new ConcurrentLinkedQueue<>();

  @Get("/principal")
  @RequiresSession
  String principal(Principal principal) {
    return principal.getName();
  }

  @Get("/principal-of-request")
  @RequiresSession
  String principalOfRequest(HttpRequest<?> request) {
    return request.getUserPrincipal().map(Principal::getName).orElse("nobody");
  }

  @Get("/optional-principal")
  @Open
  String optionalPrincipal(Optional<Principal> principal) {
    return principal.map(Principal::getName).orElse("nobody");
  }

  @Get("/nullable-principal")
  @Open
  String nullablePrincipal(@Nullable Principal principal) {
    return principal == null ? "nobody" : principal.getName();
  }

  @Get("/plain-principal")
  @Open
  String plainPrincipal(Principal principal) {
    return principal.getName();
  }

  @Get("/thread")
  @RequiresSession
  String thread(RequestSession session) {
    return session.required().subject().id().value();
  }

  @Get("/later")
  @RequiresSession
  CompletableFuture<String> later(RequestSession session) {
    return CompletableFuture.supplyAsync(() -> session.required().subject().id().value());
  }

  @Get("/later-in-vain")
  @Open
  CompletableFuture<String> laterInVain(RequestSession session) {
    return CompletableFuture.supplyAsync(() -> session.current().toString());
  }

  @Get("/own-cookie")
  @Open
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> ownCookie(RequestSession session) {
    logIn(session);
    return HttpResponse.ok("").cookie(Cookie.of("theme", "dark")).header("Cache-Control", "public");
  }

  @Get("/fails")
  @Open
  @ExecuteOn(TaskExecutors.BLOCKING)
  String fails(RequestSession session) {
    logIn(session);
    throw new IllegalStateException("the handler's own secret");
  }

  @Get("/handled")
  @Open
  CompletableFuture<String> handled() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  @Get("/leaves")
  @Open
  String leaves(RequestSession session) {
    LEFT.add(session);
    return "";
  }

  @Error(UnsupportedOperationException.class)
  HttpResponse<String> unsupported(Optional<Principal> principal) {
    return HttpResponse.badRequest(principal.map(Principal::getName).orElse("nobody"));
  }

  private static void logIn(RequestSession session) {
    var unused = session
        .beginLogIn()
        .withCookie(
            Subject.of("alice"),
            new Authentication("pwd", Instant.parse("2026-01-01T12:00:00Z"), 1))
        .orElseThrow();
  }
}
