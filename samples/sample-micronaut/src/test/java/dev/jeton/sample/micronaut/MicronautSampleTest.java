package dev.jeton.sample.micronaut;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.SampleContract;

final class MicronautSampleTest extends SampleContract {

  @Override
  public Class<?> main() {
    return MicronautSample.class;
  }

  @Override
  public SampleServer server() {
    return MicronautSample::start;
  }
}
