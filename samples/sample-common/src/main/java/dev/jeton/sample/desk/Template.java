package dev.jeton.sample.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML file with places, {@code {{name}}}, and what is to stand in some of them. What was put into
 * one is not searched for others. Immutable.
 */
final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private final String file;
  private final Map<String, String> values;

  private Template(String file, Map<String, String> values) {
    this.file = file;
    this.values = Map.copyOf(values);
  }

  /** The file {@code name} beside this class. */
  static Template of(String name) {
    return new Template(read(name), Map.of());
  }

  /** The text of the file {@code name} beside this class, without the line break at its end. */
  static String read(String name) {
    try (InputStream file = Template.class.getResourceAsStream(name)) {
      if (file == null) throw new IllegalStateException("the resource " + name + " is missing");
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The same with {@code text} at this place, escaped. */
  Template text(String place, Object text) {
    return html(place, Html.escape(text.toString()));
  }

  /** The same with this HTML at this place, as it is. */
  Template html(String place, String html) {
    Map<String, String> more = new HashMap<>(values);
    more.put(place, html);
    return new Template(file, more);
  }

  /**
   * The HTML.
   *
   * @throws IllegalStateException if a place was forgotten
   */
  String filled() {
    return PLACE.matcher(file).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
  }

  private String valueOf(MatchResult place) {
    String value = values.get(place.group(1));
    if (value == null) throw new IllegalStateException("nothing was put into " + place.group());
    return value;
  }
}
