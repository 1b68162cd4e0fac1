package dev.jeton.cli;

/** What was asked for is not done, for the reason in the message; the tool exits with 1. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String why) {
    super(why);
  }
}
