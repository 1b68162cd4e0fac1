package dev.jeton.sample.servlet;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.SampleContract;

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
