package dev.jeton.sample.option;

/** An option that is not accepted; the message is one line that says what is. */
public final class OptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OptionException(String message) {
    super(message);
  }
}
