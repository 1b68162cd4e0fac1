package dev.jeton.store;

/**
 * The store could not answer. Never an empty answer instead: a store that is away must neither log
 * anybody out nor let anybody in. Messages and causes hold no secret, for no secret ever reaches a
 * store.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
