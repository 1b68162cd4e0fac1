package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.StoreException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;

class FaultsTest {

  @Test
  void aFailureIsItsOwnCause() {
    SQLException failed = new SQLTimeoutException("canceled", "57014", 7);

    StoreException told = Faults.storeException(failed);

    assertThat(told).hasMessage("the database failed (SQL state 57014, code 7)");
    assertThat(told).hasCause(failed);
  }

  @Test
  void aFailureThatGoesOnAfterItsFirstLineIsCutThere() {
    SQLException failed = new SQLException("canceled\n  Where: parameters: $1 = 'secret'", "57014");

    StoreException told = Faults.storeException(failed);

    assertThat(told.getCause()).hasMessage("java.sql.SQLException: canceled");
    assertThat(requireNonNull(told.getCause()).getStackTrace()).isEqualTo(failed.getStackTrace());
  }

  @Test
  void aFailureOfDataSaysNothingOfTheData() {
    for (String state : new String[] {"22021", "23505"}) {
      StoreException told = Faults.storeException(new SQLException("invalid: 'secret'", state));

      assertThat(told.getCause())
          .hasMessage("java.sql.SQLException: withheld, for it may quote a row");
      assertThat(told).hasMessageContaining(state);
    }
  }

  @Test
  void aFailureWithoutMessageIsOneToo() {
    SQLException failed = new SQLException();

    assertThat(Faults.storeException(failed))
        .hasMessage("the database failed (SQL state null, code 0)")
        .hasCause(failed);
  }
}
