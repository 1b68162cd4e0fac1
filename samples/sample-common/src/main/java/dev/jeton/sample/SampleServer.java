package dev.jeton.sample;

/** A framework that serves the counter: the one thing that a sample brings. */
@FunctionalInterface
public interface SampleServer {

  /** A server that listens. */
  @FunctionalInterface
  interface Running {

    /** Stops listening. */
    void stop();
  }

  /**
   * Listens as {@link Counter#options} says, with the routes of the sample.
   *
   * @throws Exception where it can't; the program then ends with one line
   */
  Running start(Counter counter) throws Exception;
}
