package dev.jeton.store.jdbc;

import dev.jeton.servers.MortalPostgres;
import org.junit.jupiter.api.Test;

class PostgresDurabilityTest {

  @Test
  void whatWasAcknowledgedOutlivesAKillOfTheServer() throws Exception {
    try (MortalPostgres server = MortalPostgres.start();
        KilledServer killed = new KilledServer(server.source())) {
      killed.killAmongEnds(server::kill, 50);
      server.restart();

      killed.assertKeptWhatItAcknowledged();
    }
  }
}
