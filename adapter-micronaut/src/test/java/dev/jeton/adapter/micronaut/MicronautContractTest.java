package dev.jeton.adapter.micronaut;

import dev.jeton.tck.adapter.AdapterContract;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.ContractEndpoint;
import dev.jeton.tck.adapter.RunningServer;
import io.micronaut.http.HttpMethod;
import java.util.Map;

final class MicronautContractTest extends AdapterContract {

  // A server on localhost refuses every other Origin before we see it; ours is called shop.example. And a header that
  // Micronaut refuses by itself is none that proves us.
  private static final Map<String, Object> PROPERTIES =
      Map.of("micronaut.server.cors.localhost-pass-through", true, "micronaut.server.netty.max-header-size", 128 * 1024);

  @Override
  protected RunningServer start(ContractApplication application) throws Exception {
    TestServer server = TestServer.start(PROPERTIES, builder -> {
      builder.singletons(application, application.tokens());
      for (ContractEndpoint mounted : application.endpoints())
        builder.singletons(
            new EndpointRoute(HttpMethod.parse(mounted.method()), mounted.path(), mounted.endpoint()));
    });
    return new RunningServer(server.httpsPort(), server.httpPort(), server);
  }
}
