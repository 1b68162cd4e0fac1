package dev.jeton.planted.circles.token;

import dev.jeton.planted.circles.token.jwt.FormatThatKnowsItsIssuer;

/** A fault, with its format: neither package is complete alone. */
public final class IssuerThatKnowsItsFormat {
  public int issue() {
    return new FormatThatKnowsItsIssuer().write(this);
  }
}
