package dev.jeton.adapter.javalin;

import dev.jeton.access.Access;
import dev.jeton.tck.adapter.AdapterContract;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.ContractRoute;
import dev.jeton.tck.adapter.RunningServer;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Optional;

final class JavalinContractTest extends AdapterContract {

  @Override
  protected RunningServer start(ContractApplication application) {
    return TestServer.start(application, config -> {
      for (ContractRoute route : application.routes())
        config.routes.addHttpHandler(
            HandlerType.findOrCreate(route.method()),
            route.path(),
            handler(route),
            roles(route.access()));
      // Javalin routes upgrades apart from GET.
      ContractRoute session = application.route("GET", "/session");
      config.routes.ws(session.path(), socket -> {}, roles(session.access()));
    });
  }

  private static Handler handler(ContractRoute route) {
    return ctx -> {
      route.ownHeaders().forEach(ctx::addHeader);
      SessionTokenPlugin.answer(ctx, route.answer(SessionTokenPlugin.session(ctx)));
    };
  }

  private static RouteRole[] roles(Optional<Access> access) {
    return access.stream().map(RouteAccess::of).toArray(RouteRole[]::new);
  }
}
