package dev.jeton.store.jdbc;

import dev.jeton.servers.MariaDbServer;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbDurabilityTest {

  @Test
  void whatWasAcknowledgedOutlivesAKillOfTheServer() throws Exception {
    try (MariaDbServer server = MariaDbServer.start();
        KilledServer killed = new KilledServer(new MariaDbDataSource(server.freshUrl()))) {
      killed.killAmongEnds(server::kill, 50);
      server.restart();

      killed.assertKeptWhatItAcknowledged();
    }
  }
}
