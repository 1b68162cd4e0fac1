package dev.jeton.fuzz;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON a second time, by nothing but the standard's own grammar (RFC 8259 with RFC 7493,
 * section 2) and the bounds that {@code JsonObject} promises: another mind than the parser under
 * test, slow and plain. Not thread-safe.
 */
public final class SecondReader {
  private static final int DEPTH = 16;
  private static final int VALUES = 10_000;
  private static final int NAME = 1_024;
  private static final int NUMBER = 64;

  private final int[] text;
  private int at;
  private int values;

  private SecondReader(int[] text) {
    this.text = text;
  }

  /** Whether {@code bytes} are one strict JSON object. */
  public static boolean accepts(byte[] bytes) {
    Optional<int[]> text = Utf8.codePoints(bytes);
    if (text.isEmpty()) return false;
    try {
      SecondReader reader = new SecondReader(text.get());
      reader.space();
      reader.object(1);
      reader.space();
      return reader.at == reader.text.length;
    } catch (Broken anotherGrammar) {
      return false;
    }
  }

  private void value(int depth) throws Broken {
    if (++values > VALUES) throw new Broken();
    switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void object(int depth) throws Broken {
    if (depth > DEPTH) throw new Broken();
    expect('{');
    Set<String> names = new HashSet<>();
    space();
    if (next('}')) return;
    do {
      space();
      String name = string();
      if (name.length() > NAME || !names.add(name)) throw new Broken();
      space();
      expect(':');
      space();
      value(depth + 1);
      space();
    } while (next(','));
    expect('}');
  }

  private void array(int depth) throws Broken {
    if (depth > DEPTH) throw new Broken();
    expect('[');
    space();
    if (next(']')) return;
    do {
      space();
      value(depth + 1);
      space();
    } while (next(','));
    expect(']');
  }

  private String string() throws Broken {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (!next('"')) {
      int c = take();
      if (c < 0x20) throw new Broken();
      if (c == '\\') read.append(escaped());
      else read.appendCodePoint(c);
    }
    String string = read.toString();
    if (string.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) throw new Broken();
    return string;
  }

  private char escaped() throws Broken {
    int c = take();
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
      default -> throw new Broken();
    };
  }

  private int hex() throws Broken {
    int c = take();
    int digit = c < 128 ? Character.digit(c, 16) : -1;
    if (digit < 0) throw new Broken();
    return digit;
  }

  private void number() throws Broken {
    int from = at;
    next('-');
    if (!next('0')) digits();
    if (next('.')) digits();
    if (next('e') || next('E')) {
      if (!next('+')) next('-');
      digits();
    }
    if (at - from > NUMBER) throw new Broken();
  }

  private void digits() throws Broken {
    int from = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') at++;
    if (at == from) throw new Broken();
  }

  private void word(String word) throws Broken {
    for (char letter : word.toCharArray()) expect(letter);
  }

  private void space() {
    while (at < text.length && " \t\n\r".indexOf(text[at]) >= 0) at++;
  }

  private int peek() throws Broken {
    if (at == text.length) throw new Broken();
    return text[at];
  }

  private int take() throws Broken {
    int c = peek();
    at++;
    return c;
  }

  private boolean next(char wanted) {
    if (at == text.length || text[at] != wanted) return false;
    at++;
    return true;
  }

  private void expect(char wanted) throws Broken {
    if (!next(wanted)) throw new Broken();
  }

  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private Broken() {
      super(null, null, false, false);
    }
  }
}
