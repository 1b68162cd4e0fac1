package dev.jeton.adapter.micronaut;

import dev.jeton.tck.adapter.AdapterContract;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.ContractEndpoint;
import dev.jeton.tck.adapter.RunningServer;
import io.micronaut.http.HttpMethod;
import java.util.Map;

final class MicronautContractTest extends AdapterContract {

  @Override
  protected RunningServer start(ContractApplication application) throws Exception {
    TestServer server = TestServer.start(Map.of(), builder -> {
      builder.singletons(application, application.tokens());
      for (ContractEndpoint mounted : application.endpoints())
        builder.singletons(
            new EndpointRoute(HttpMethod.parse(mounted.method()), mounted.path(), mounted.endpoint()));
    });
    return new RunningServer(server.httpsPort(), server.httpPort(), server);
  }
}
