package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules 3 to 6, over the house and over faults that were planted. */
class BordersTest {

  @Test
  void anAdapterSeesTheDoorAndItsFramework() {
    BorderRules.anAdapterSeesTheDoorAndItsFramework(House.REAL).check(Modules.all());
  }

  @Test
  void anAdapterThatSeesMoreIsCaught() {
    Planted planted = Planted.in("adapters");

    Set<String> culprits = planted.culprits(BorderRules::anAdapterSeesTheDoorAndItsFramework);

    assertThat(culprits)
        .containsExactly("FilterThatAsksTheStore", "HandlerThatHoldsKeys", "PluginOfTwoFrameworks");
  }

  @Test
  void aStoreSeesItsSpiAndItsDriver() {
    BorderRules.aStoreSeesItsSpiAndItsDriver(House.REAL).check(Modules.all());
  }

  @Test
  void aStoreThatSeesMoreIsCaught() {
    Planted planted = Planted.in("stores");

    Set<String> culprits = planted.culprits(BorderRules::aStoreSeesItsSpiAndItsDriver);

    assertThat(culprits).containsExactly("StoreThatReadsCookies");
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    BorderRules.adaptersDoNotKnowEachOther(House.REAL).check(Modules.all());
  }

  @Test
  void anAdapterThatKnowsAnotherIsCaught() {
    Planted planted = Planted.in("siblings");

    Set<String> culprits = planted.culprits(BorderRules::adaptersDoNotKnowEachOther);

    assertThat(culprits).containsExactly("PluginThatBorrowsAFilter");
  }

  @Test
  void storesDoNotKnowEachOther() {
    BorderRules.storesDoNotKnowEachOther(House.REAL).check(Modules.all());
  }

  @Test
  void aStoreThatKnowsAnotherIsCaught() {
    Planted planted = Planted.in("siblings");

    Set<String> culprits = planted.culprits(BorderRules::storesDoNotKnowEachOther);

    assertThat(culprits).containsExactly("StoreThatAsksAnother");
  }

  @Test
  void onlyAdaptersAndTheKitImplementThePort() {
    BorderRules.onlyAdaptersAndTheKitImplementThePort(House.REAL).check(Modules.all());
  }

  @Test
  void anExchangeElsewhereIsCaught() {
    Planted planted = Planted.in("port");

    Set<String> culprits = planted.culprits(BorderRules::onlyAdaptersAndTheKitImplementThePort);

    assertThat(culprits).containsExactly("ExchangeOfAnEndpoint");
  }

  @Test
  void theExchangeOfAnAdapterIsItsOwnAffair() {
    BorderRules.theExchangeOfAnAdapterIsItsOwnAffair(House.REAL).check(Modules.all());
  }

  @Test
  void anExchangeForEverybodyIsCaught() {
    Planted planted = Planted.in("port");

    Set<String> culprits = planted.culprits(BorderRules::theExchangeOfAnAdapterIsItsOwnAffair);

    assertThat(culprits).containsExactly("ExchangeForEverybody");
  }
}
