package dev.jeton.planted.open.session;

/** Right: sealed. */
public abstract sealed class Closed {
  static final class Heir extends Closed {}
}
