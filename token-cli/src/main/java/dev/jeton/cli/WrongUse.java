package dev.jeton.cli;

/** The options contradict each other, or one is missing; the tool exits with 2. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String why) {
    super(why);
  }
}
