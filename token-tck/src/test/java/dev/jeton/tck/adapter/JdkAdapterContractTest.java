package dev.jeton.tck.adapter;

import java.util.EnumSet;

final class JdkAdapterContractTest extends AdapterContract {

  @Override
  protected RunningServer start(ContractApplication application) throws Exception {
    return JdkAdapter.start(application, EnumSet.noneOf(Fault.class));
  }
}
