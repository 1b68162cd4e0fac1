package dev.jeton.sample.servlet;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.SampleContract;
import org.junit.jupiter.api.Tag;

@Tag("long")
final class ServletSampleTest extends SampleContract {

  @Override
  public Class<?> main() {
    return ServletSample.class;
  }

  @Override
  public SampleServer server() {
    return ServletSample::start;
  }
}
