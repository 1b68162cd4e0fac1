package dev.jeton.key;

/**
 * Says that keys can't be had: the place they rest in is unreachable, damaged, readable by others
 * or sealed under another master key.
 *
 * <p>The message is one line that names the place and the remedy and shows no secret; a start
 * command can print it as it is.
 */
public final class KeyUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, where, and what helps; no secret. */
  public KeyUnavailableException(String message) {
    super(message);
  }

  /** The same with what caused it; the cause must show no secret either. */
  public KeyUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
