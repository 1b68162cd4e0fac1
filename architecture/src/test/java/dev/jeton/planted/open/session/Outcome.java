package dev.jeton.planted.open.session;

/** Right: sealed, with heirs that are final. */
public sealed interface Outcome {
  /** Good. */
  record Good() implements Outcome {}

  /** A constant with a body makes an enum that is not final. */
  enum Bad implements Outcome {
    ONCE {
      @Override
      int times() {
        return 1;
      }
    };

    abstract int times();
  }
}
