package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What holds for every cookie, whatever its name, value and attributes")
class CookiePropertiesTest {
  private static final String OCTETS = "!#$%&'()*+-./09:<=>?@AZ[]^_`az{|}~";
  private static final String TOKENS = "!#$%&'*+-.^_`|~09azAZ";
  private static final String HOSTILE = ";;;===   \t\t,\"\\$a__Host-\u0000\u2000\u00a0\u00e9%\r\n";
  private static final List<String> NAMES =
      List.of("a", "__Host-a", "__Host-a", "__Host-", "__host-a", "$Version", "");

  // The grammar of section 4.1.1, with the attributes in the order that SetCookie promises.
  private static final Pattern LINE = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+="
      + "[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]*"
      + "; Path=/[\\x20-\\x3A\\x3C-\\x7E]*"
      + "(; Domain=[a-z0-9-]+(\\.[a-z0-9-]+)+)?"
      + "(; Expires=(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}"
      + " \\d\\d:\\d\\d:\\d\\d GMT; Max-Age=\\d+)?"
      + "(; Secure)?(; HttpOnly)?; SameSite=(Strict|Lax|None)(; Partitioned)?");

  static Stream<Long> seeds() {
    return LongStream.rangeClosed(1, 100).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("a line matches the grammar and repeats no attribute")
  void aLineMatchesTheGrammar(long seed) {
    Random random = new Random(seed);
    CookiePolicy policy = anyPolicy(random);

    for (SetCookie cookie :
        anyCookies(policy, any(OCTETS, 1 + random.nextInt(200), random), random)) {
      assertThat(cookie.line()).matches(LINE);
      assertThat(attributeNames(cookie.line())).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("a value comes back as it went, whatever stands beside it")
  void aValueComesBackAsItWent(long seed) {
    Random random = new Random(seed);
    CookiePolicy policy = anyPolicy(random);
    String value = any(OCTETS, 1 + random.nextInt(200), random);
    String line = policy.carry(value).line();

    String pairOfTheBrowser = line.substring(0, line.indexOf("; Path="));
    CookieHeader header =
        CookieHeader.of(List.of("x=" + any(OCTETS, 5, random), pairOfTheBrowser + "; \"y=\""));

    assertThat(header.values(policy.name())).containsExactly(value);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("what the parser finds is what dividing at semicolons finds")
  void theParserAgreesWithASimpleOne(long seed) {
    Random random = new Random(seed);
    CookieName name = new CookieName("__Host-a");

    for (int i = 0; i < 50; i++) {
      List<String> lines =
          Stream.generate(() -> anyHeader(random)).limit(random.nextInt(4)).toList();

      assertThat(CookieHeader.of(lines).values(name))
          .isEqualTo(dividedAtSemicolons(lines, name.text()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName(
      "Requirement 101, cookie attack 20: however often and in whatever order cookies are written, no name stands twice")
  void noNameStandsTwice(long seed) {
    Random random = new Random(seed);
    List<CookiePolicy> policies =
        Stream.generate(() -> anyPolicy(random)).limit(4).toList();
    List<String> foreign = List.of("theme=dark; Path=/", "plain", "=nameless", "lang=en");
    List<String> lines = foreign;

    for (int i = 0; i < 20; i++) {
      CookiePolicy policy = oneOf(policies, random);
      lines = (random.nextBoolean() ? policy.carry("v" + i) : policy.delete()).mergedInto(lines);
    }

    assertThat(lines).startsWith(foreign.toArray(String[]::new));
    List<String> ours = lines.subList(foreign.size(), lines.size());
    assertThat(ours.stream().map(line -> line.substring(0, line.indexOf('='))))
        .doesNotHaveDuplicates();
  }

  static final List<String> HOSTILE_PARTS = List.of(
      ";",
      " ",
      "\t",
      "=",
      "a=b;",
      "__Host-sid",
      "__Host-sid;",
      "__Host-sid=;",
      "__Host-si=x;",
      "__Host-sid=x; ",
      "__Host-sid \t \t;",
      "__Host-sid= \t \t",
      "; __Host-sid= x ",
      "__Host-sid \t = \t x \t ;",
      "\"",
      ",",
      "$Version=1;");

  @ParameterizedTest
  @FieldSource("HOSTILE_PARTS")
  @DisplayName(
      "Cookie attack 10: a header of 64 KiB is read in linear time, and costs memory for its own values only")
  void theWorkIsLinear(String part) {
    CountingLine line = new CountingLine(part.repeat(65_536 / part.length()));

    List<String> values = new CookieHeader(List.of(line)).values(new CookieName("__Host-sid"));

    assertThat(line.reads).isLessThanOrEqualTo(4L * line.length());
    assertThat(line.copies).isEqualTo(values.size());
  }

  private static CookiePolicy anyPolicy(Random random) {
    CookiePrefix prefix = oneOf(List.of(CookiePrefix.values()), random);
    CookiePolicy.Builder builder = CookiePolicy.builder(
            CookieName.of(prefix, "n" + any(TOKENS, 4, random)))
        .sameSite(oneOf(List.of(SameSite.values()), random));
    if (prefix == CookiePrefix.NONE) builder.insecurelyWithoutPrefix();
    if (random.nextBoolean()) builder.partitioned();
    if (!prefix.demandsHttpOnly() && random.nextBoolean()) builder.insecurelyReadableByScripts();
    if (prefix.demandsHostOnly()) return builder.build();
    if (random.nextBoolean()) builder.path("/" + any("az09/%-._~,=", random.nextInt(30), random));
    if (random.nextBoolean())
      builder.sharedWithDomain(any("az09", 1 + random.nextInt(20), random) + ".example");
    return builder.build();
  }

  private static List<SetCookie> anyCookies(CookiePolicy policy, String value, Random random) {
    Instant now =
        Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));
    Instant until = now.plus(Duration.ofMillis(1 + random.nextInt(Integer.MAX_VALUE)));
    return List.of(policy.carry(value), policy.carry(value, now, until), policy.delete());
  }

  private static String anyHeader(Random random) {
    StringBuilder header = new StringBuilder();
    for (int pairs = random.nextInt(6); pairs >= 0; pairs--) {
      header
          .append(any(HOSTILE, random.nextInt(3), random))
          .append(oneOf(NAMES, random))
          .append(any(" \t=", random.nextInt(3), random))
          .append(any(HOSTILE, random.nextInt(6), random))
          .append(random.nextBoolean() ? ";" : "");
    }
    return header.toString();
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String any(String alphabet, int length, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    return text.toString();
  }

  private static List<String> dividedAtSemicolons(List<String> lines, String name) {
    List<String> values = new ArrayList<>();
    for (String pair : String.join(";", lines).split(";", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2 && trim(sides[0]).equals(name)) values.add(trim(sides[1]));
    }
    return values;
  }

  private static String trim(String text) {
    return text.replaceAll("^[ \\t]+", "").replaceAll("[ \\t]+\\z", "");
  }

  private static List<String> attributeNames(String line) {
    return Pattern.compile("; ")
        .splitAsStream(line)
        .skip(1)
        .map(attribute -> attribute.split("=", 2)[0])
        .toList();
  }

  /**
   * Counts how often a character is read and a part copied, since time on a busy machine proves
   * nothing.
   */
  private static final class CountingLine implements CharSequence {
    private final String text;
    private long reads;
    private int copies;

    CountingLine(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      copies++;
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
