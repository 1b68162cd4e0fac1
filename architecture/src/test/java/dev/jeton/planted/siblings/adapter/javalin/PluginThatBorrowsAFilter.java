package dev.jeton.planted.siblings.adapter.javalin;

import dev.jeton.planted.siblings.adapter.servlet.Lender;

/** A fault: brings another framework's adapter along. */
final class PluginThatBorrowsAFilter {
  private final Lender lender = new Lender();

  @Override
  public String toString() {
    return lender.toString();
  }
}
