package dev.jeton.tck.adapter;

import dev.jeton.tck.wire.Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What every adapter must do, proven over the wire against a real server with TLS. An heir mounts
 * the application by the means of its framework and its adapter and starts the server; the rules
 * stand in the interfaces, by topic.
 *
 * {@snippet :
 * final class JettyContractTest extends AdapterContract {
 *   @Override
 *   protected RunningServer start(ContractApplication application) throws Exception {
 *     Server server = ..;
 *     for (ContractRoute route : application.routes()) ..;
 *     for (ContractEndpoint endpoint : application.endpoints()) ..;
 *     return new RunningServer(httpsPort, httpPort, server::stop);
 *   }
 * }
 * }
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract
    implements LogInRules,
        LogOutRules,
        RefreshRules,
        ClientRules,
        AccessRules,
        StepUpRules,
        CredentialRules,
        CookieRules,
        CacheRules,
        HintRules,
        CookieAttackRules,
        SessionAttackRules,
        OtherSiteRules,
        PlainHttpRules,
        StoreAwayRules,
        BodyRules {

  private final ContractApplication application = new ContractApplication();
  private RunningServer server;
  private Client client;

  /**
   * Starts a server on two free ports of this machine, with the certificate {@code
   * DevelopmentCertificate.shared()} and all routes and endpoints of {@code application}. Called
   * once.
   */
  protected abstract RunningServer start(ContractApplication application) throws Exception;

  @BeforeAll
  final void startServer() throws Exception {
    server = start(application);
    client = new Client(server.httpsPort(), server.httpPort(), Inspection::of);
  }

  @AfterAll
  final void stopServer() throws Exception {
    server.stop().close();
  }

  @BeforeEach
  final void restApplication() {
    application.rest();
  }

  @Override
  public final ContractApplication application() {
    return application;
  }

  @Override
  public final Client client() {
    return client;
  }
}
