package dev.jeton.planted.circles.token.jwt;

import dev.jeton.planted.circles.token.IssuerThatKnowsItsFormat;

/** A fault, with its issuer: neither package is complete alone. */
public final class FormatThatKnowsItsIssuer {
  public int write(IssuerThatKnowsItsFormat issuer) {
    return issuer.hashCode();
  }
}
