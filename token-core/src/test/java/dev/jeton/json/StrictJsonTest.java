package dev.jeton.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @DisplayName("JWT attack 36: a name that occurs twice, by escape or deep inside too, is refused")
  @ValueSource(
      strings = {
        "{\"sub\":\"a\",\"sub\":\"b\"}",
        "{\"sub\":\"a\",\"sub\":\"a\"}",
        "{\"sub\":\"a\",\"\\u0073ub\":\"b\"}",
        "{\"\\u0073ub\":\"a\",\"s\\u0075b\":\"b\"}",
        "{\"\":1,\"\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":[{\"b\":1,\"\\u0062\":2}]}"
      })
  void aNameThatOccursTwiceIsRefused(String json) {
    assertThat(parsed(json)).isEmpty();
  }

  @Test
  void oneNameInTwoObjectsIsNoDuplicate() {
    assertThat(parsed("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}")).isPresent();
  }

  @ParameterizedTest
  @DisplayName(
      "Requirement 85, JWT attack 37: anything but one object in JSON's own grammar is refused")
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "1",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{}{}",
        "{} {}",
        "{},",
        "{}]",
        "{}x",
        "{}\u0000",
        "{} 1",
        "\uFEFF{}",
        "{}\uFEFF",
        "\u00A0{}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1}/**/",
        "/**/{}",
        "{}//",
        "#\n{}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":0x1}",
        "{\"a\":1e}",
        "{\"a\":-}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"open}",
        "{\"a\":undefined}",
        "{\"a\":TRUE}",
        "{\"a\":nul}",
        "{1:1}",
        "{null:1}"
      })
  void anotherGrammarIsRefused(String json) {
    assertThat(parsed(json)).isEmpty();
  }

  @Test
  void whiteSpaceAroundTheObjectIsNoMatter() {
    assertThat(parsed(" \t\r\n{ \"a\" : 1 } \n").orElseThrow().integer("a")).hasValue(1);
  }

  static Stream<byte[]> otherEncodings() {
    return Stream.of(
        "{\"a\":1}".getBytes(UTF_16BE),
        "{\"a\":1}".getBytes(UTF_16LE),
        bytes(0xFE, 0xFF, 0x00, '{', 0x00, '}'),
        bytes(0xFF, 0xFE, '{', 0x00, '}', 0x00),
        bytes(0x00, 0x00, 0x00, '{', 0x00, 0x00, 0x00, '}'),
        bytes(0xEF, 0xBB, 0xBF, '{', '}'),
        withText(0x80),
        withText(0xC3),
        withText(0xC0, 0xAF),
        withText(0xC1, 0xA1),
        withText(0xE0, 0x80, 0xAF),
        withText(0xF0, 0x80, 0x80, 0xAF),
        withText(0xED, 0xA0, 0x80),
        withText(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
        withText(0xF4, 0x90, 0x80, 0x80),
        withText(0xF8, 0x88, 0x80, 0x80, 0x80),
        withText(0xFF));
  }

  @ParameterizedTest
  @DisplayName(
      "JWT attack 38: invalid UTF-8, overlong forms, encoded surrogates, UTF-16, UTF-32 and byte order marks")
  @MethodSource("otherEncodings")
  void anotherEncodingIsRefused(byte[] json) {
    assertThat(JsonObject.parse(json)).isEmpty();
    assertThat(JsonObject.parseOwn(json)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("JWT attack 38: a surrogate without its partner is refused in values and in names")
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":\"\\ud800x\"}",
        "{\"a\":\"\\ud83d\\ud83d\\ude00\"}",
        "{\"\\ud800\":1}",
        "{\"a\":[{\"b\":\"\\udfff\"}]}"
      })
  void aLoneSurrogateIsRefused(String json) {
    assertThat(parsed(json)).isEmpty();
  }

  @Test
  void aPairOfSurrogatesIsOneCharacterHoweverItIsSpelled() {
    String escaped = "{\"a\":\"\\ud83d\\ude00\"}";
    String raw = "{\"a\":\"\uD83D\uDE00\"}";

    assertThat(parsed(escaped)).isEqualTo(parsed(raw));
    assertThat(parsed(raw).orElseThrow().text("a")).contains("\uD83D\uDE00");
  }

  @Test
  @DisplayName("JWT attack 39: sixteen levels are read")
  void sixteenLevelsAreRead() {
    assertThat(parsed(nested(16))).isPresent();
    assertThat(parsed("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isPresent();
  }

  @ParameterizedTest
  @DisplayName("JWT attack 39: seventeen levels and a hundred thousand are refused")
  @ValueSource(ints = {17, 20_000, 100_000})
  void deeperNestingIsRefused(int depth) {
    assertThat(parsed(nested(depth))).isEmpty();
    assertThat(parsed("{\"a\":" + "[".repeat(depth))).isEmpty();
  }

  @Test
  @DisplayName("JWT attack 39: ten thousand values are read")
  void tenThousandValuesAreRead() {
    assertThat(parsed(members(10_000))).isPresent();
  }

  @Test
  @DisplayName("JWT attack 39: one value more is refused, in members and in elements")
  void moreValuesAreRefused() {
    assertThat(parsed(members(10_001))).isEmpty();
    assertThat(parsed(members(100_000))).isEmpty();
    assertThat(parsed("{\"a\":[" + "1,".repeat(9_999) + "1]}")).isEmpty();
  }

  @Test
  void aNameOf1024CharactersIsReadAndALongerOneIsNot() {
    assertThat(parsed("{\"" + "n".repeat(1_024) + "\":1}")).isPresent();
    assertThat(parsed("{\"" + "n".repeat(1_025) + "\":1}")).isEmpty();
  }

  @Test
  void aNumberOf64CharactersIsReadAndALongerOneIsNot() {
    assertThat(parsed("{\"a\":" + "1".repeat(64) + "}")).isPresent();
    assertThat(parsed("{\"a\":" + "1".repeat(65) + "}")).isEmpty();
    assertThat(parsed("{\"a\":0." + "1".repeat(62) + "}")).isPresent();
    assertThat(parsed("{\"a\":0." + "1".repeat(63) + "}")).isEmpty();
    assertThat(parsed("{\"a\":" + "1".repeat(1_000_000) + "}")).isEmpty();
  }

  private static Optional<JsonObject> parsed(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    Optional<JsonObject> anybodys = JsonObject.parse(utf8);
    // Whoever wrote it, it is decided alike.
    assertThat(JsonObject.parseOwn(utf8)).isEqualTo(anybodys);
    return anybodys;
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static String members(int count) {
    StringBuilder json = new StringBuilder("{");
    IntStream.range(0, count)
        .forEach(i -> json.append(i == 0 ? "" : ",").append("\"").append(i).append("\":1"));
    return json.append("}").toString();
  }

  private static byte[] withText(int... middle) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes("{\"a\":\"".getBytes(UTF_8));
    json.writeBytes(bytes(middle));
    json.writeBytes("\"}".getBytes(UTF_8));
    return json.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
    return bytes;
  }
}
