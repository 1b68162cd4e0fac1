package dev.jeton.sample.javalin;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.SampleContract;

final class JavalinSampleTest extends SampleContract {

  @Override
  public Class<?> main() {
    return JavalinSample.class;
  }

  @Override
  public SampleServer server() {
    return JavalinSample::start;
  }
}
