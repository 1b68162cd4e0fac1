package dev.jeton.planted.open.store;

/** A fault: an exception is as public as any class. */
public class ExceptionToExtend extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
