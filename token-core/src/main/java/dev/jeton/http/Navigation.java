package dev.jeton.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a person who looks at a browser waits for the answer, or a program does. Thread-safe. */
public final class Navigation {
  private Navigation() {}

  /**
   * Whether the request wants a page: {@code GET} or {@code HEAD}, and {@code Sec-Fetch-Mode:
   * navigate}, or where that header is absent an {@code Accept} that names {@code text/html} with a
   * weight above zero.
   */
  public static boolean wantsPage(HttpExchange exchange) {
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) return false;
    List<String> mode = exchange.requestHeaders("Sec-Fetch-Mode");
    if (!mode.isEmpty()) return mode.size() == 1 && mode.get(0).strip().equals("navigate");
    return Tokens.elements(exchange.requestHeaders("Accept")).stream().anyMatch(Navigation::isHtml);
  }

  private static boolean isHtml(String range) {
    List<String> parts = Stream.of(range.toLowerCase(Locale.ROOT).split(";", -1))
        .map(String::strip)
        .toList();
    return parts.get(0).equals("text/html")
        && parts.stream().noneMatch(part -> part.matches("q=0(\\.0{0,3})?"));
  }
}
