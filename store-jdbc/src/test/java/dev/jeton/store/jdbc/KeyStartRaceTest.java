package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.key.KeyPurpose;
import dev.jeton.key.StoredKey;
import dev.jeton.servers.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("long")
class KeyStartRaceTest {

  private static final int STARTS = 50;

  @Test
  void twoProcessesThatStartTogetherEndWithOneActiveKeyForEachPurpose() throws Exception {
    try (KeyMakingProcess one = KeyMakingProcess.start(PostgresServer.port());
        KeyMakingProcess other = KeyMakingProcess.start(PostgresServer.port())) {
      for (int start = 0; start < STARTS; start++) {
        PGSimpleDataSource source = PostgresServer.fresh();
        String schema = String.valueOf(source.getCurrentSchema());

        one.order(schema);
        other.order(schema);
        String ids = one.answer();

        assertThat(other.answer()).as("start %s", start).isEqualTo(ids);
        assertThat(ids.split(" ", -1)).hasSize(KeyPurpose.values().length).doesNotHaveDuplicates();
        assertThat(JdbcKeyStore.open(source).load())
            .extracting(StoredKey::name)
            .containsExactlyInAnyOrder("jwt-1", "mac-1", "rotate-1", "csrf-1", "subject-1");
      }
    }
  }
}
