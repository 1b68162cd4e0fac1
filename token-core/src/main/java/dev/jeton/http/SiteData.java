package dev.jeton.http;

/**
 * What a browser can be asked to forget of this origin (Clear Site Data, W3C, section 3.1).
 * Immutable.
 */
public enum SiteData {
  /** What it keeps of answers. */
  CACHE("cache"),
  /** What pages stored: local and session storage, databases, service workers. */
  STORAGE("storage"),
  /** All cookies, also those of other applications under the same registrable domain. */
  COOKIES("cookies"),
  /** What it found out about the network, {@code Accept-CH} for example. */
  CLIENT_HINTS("clientHints");

  private final String text;

  SiteData(String text) {
    this.text = text;
  }

  /** The value as it stands on the wire, without its quotes. */
  public String text() {
    return text;
  }
}
