package dev.jeton.tck.adapter;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A contract that nothing can break proves nothing: each fault is caught by the rule that is there
 * for it.
 */
final class AdapterContractBitesTest {

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyPlantedFaultIsCaughtByItsRule(Fault fault) {
    EngineTestKit.Builder run = EngineTestKit.engine("junit-jupiter")
        .configurationParameter(FaultyHeir.FAULT, fault.name())
        .selectors(selectMethod(FaultyHeir.class, fault.rule()));

    run.execute().testEvents().assertStatistics(tests -> tests.started(1).failed(1));
  }
}
