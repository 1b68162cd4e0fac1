package dev.jeton.sample.micronaut;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.SampleContract;
import org.junit.jupiter.api.Tag;

@Tag("long")
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
