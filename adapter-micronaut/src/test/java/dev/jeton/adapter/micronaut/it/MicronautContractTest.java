package dev.jeton.adapter.micronaut.it;

import dev.jeton.tck.adapter.AdapterContract;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.RunningServer;
import java.util.Map;

final class MicronautContractTest extends AdapterContract {

  // A header that Micronaut refuses by itself is none that proves us.
  private static final Map<String, Object> PROPERTIES =
      Map.of("micronaut.server.netty.max-header-size", 128 * 1024);

  @Override
  protected RunningServer start(ContractApplication application) throws Exception {
    TestServer server = TestServer.with(application, PROPERTIES);
    return new RunningServer(server.httpsPort(), server.httpPort(), server);
  }
}
