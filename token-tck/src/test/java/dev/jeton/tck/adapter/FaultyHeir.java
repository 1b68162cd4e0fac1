package dev.jeton.tck.adapter;

import java.util.EnumSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The contract over an adapter with one planted fault; run by {@link AdapterContractBitesTest}
 * alone.
 */
@ExtendWith(FaultyHeir.Planted.class)
final class FaultyHeir extends AdapterContract {

  static final String FAULT = "fault";

  private final Fault fault;

  FaultyHeir(Fault fault) {
    this.fault = fault;
  }

  @Override
  protected RunningServer start(ContractApplication application) throws Exception {
    return JdkAdapter.start(application, EnumSet.of(fault));
  }

  /** Hands over the fault that the run is configured with. */
  static final class Planted implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext run) {
      return parameter.getParameter().getType() == Fault.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext run) {
      return Fault.valueOf(run.getConfigurationParameter(FAULT).orElseThrow());
    }
  }
}
