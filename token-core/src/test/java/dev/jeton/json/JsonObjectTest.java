package dev.jeton.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  @Test
  void eachTypeAnswersItsOwnQuestion() {
    JsonObject json = parsed(
        "{\"t\":\"x\",\"i\":-7,\"b\":true,\"l\":[\"p\",\"q\"],\"o\":{\"z\":1},\"os\":[{\"z\":1},{}]}");

    assertThat(json.text("t")).contains("x");
    assertThat(json.integer("i")).hasValue(-7);
    assertThat(json.bool("b")).contains(true);
    assertThat(json.texts("l")).contains(List.of("p", "q"));
    assertThat(json.object("o").orElseThrow().integer("z")).hasValue(1);
    assertThat(json.objects("os").orElseThrow())
        .extracting(JsonObject::names)
        .containsExactly(Collections.singleton("z"), Collections.emptySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "i", "f", "b", "n", "l", "m", "o", "absent"})
  void anotherTypeAnswersEmpty(String name) {
    JsonObject json = parsed(
        "{\"t\":\"1\",\"i\":1,\"f\":1.5,\"b\":true,\"n\":null,\"l\":[\"p\"],\"m\":[\"p\",1],\"o\":{}}");

    assertThat(json.text(name).isPresent()).isEqualTo(name.equals("t"));
    assertThat(json.integer(name).isPresent()).isEqualTo(name.equals("i"));
    assertThat(json.bool(name).isPresent()).isEqualTo(name.equals("b"));
    assertThat(json.texts(name).isPresent()).isEqualTo(name.equals("l"));
    assertThat(json.object(name).isPresent()).isEqualTo(name.equals("o"));
    assertThat(json.objects(name)).isEmpty();
    assertThat(json.has(name)).isEqualTo(!name.equals("absent"));
  }

  @Test
  void anEmptyArrayIsAListOfAnything() {
    JsonObject json = parsed("{\"l\":[]}");

    assertThat(json.texts("l")).contains(List.of());
    assertThat(json.objects("l")).contains(List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "1, 1",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void anIntegerThatFitsALongIsRead(String spelled, long expected) {
    assertThat(parsed("{\"n\":" + spelled + "}").integer("n")).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "100000000000000000000",
        "1.0",
        "1e3",
        "1E400",
        "1e-999999999"
      })
  void anyOtherNumberIsThereAndNoInteger(String spelled) {
    JsonObject json = parsed("{\"n\":" + spelled + "}");

    assertThat(json.integer("n")).isEmpty();
    assertThat(json.has("n")).isTrue();
    assertThat(json.text("n")).isEmpty();
  }

  @Test
  void whatWasReadIsWrittenAgainWithItsOrderAndItsSpellingOfNumbers() {
    String compact =
        "{\"z\":1e400,\"a\":[1,\"\u00E9\",null,[],{}],\"m\":{\"y\":false,\"x\":100000000000000000000}}";

    assertThat(text(parsed(compact))).isEqualTo(compact);
  }

  @Test
  void mapsAndListsAreWrittenCompactInTheirOrder() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("text", "a\"\\/\n\u0001\u00E9\uD83D\uDE00");
    members.put("int", 1);
    members.put("long", Long.MIN_VALUE);
    members.put("bool", false);
    members.put("list", List.of("x", 2, List.of()));
    members.put("map", Map.of("k", "v"));
    members.put("object", parsed("{\"n\":null}"));

    String written = text(JsonObject.of(members));

    assertThat(written)
        .isEqualTo("{\"text\":\"a\\\"\\\\/\\u000a\\u0001\u00E9\uD83D\uDE00\",\"int\":1,"
            + "\"long\":-9223372036854775808,\"bool\":false,\"list\":[\"x\",2,[]],\"map\":{\"k\":\"v\"},"
            + "\"object\":{\"n\":null}}");
    assertThat(JsonObject.parse(written.getBytes(UTF_8))).contains(JsonObject.of(members));
  }

  @Test
  void whatIsGivenLaterChangesNothing() {
    List<String> roles = new ArrayList<>(List.of("clerk"));
    Map<String, Object> members = new LinkedHashMap<>(Map.of("roles", roles));
    JsonObject json = JsonObject.of(members);

    roles.add("admin");
    members.clear();

    assertThat(json.texts("roles")).contains(List.of("clerk"));
    assertThatThrownBy(() -> json.names().remove("roles"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anotherTypeIsNotTaken() {
    assertThatThrownBy(() -> JsonObject.of(Map.of("pi", 3.14)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "member pi must be String, Boolean, Integer, Long, List, Map or JsonObject, but is java.lang.Double");
    assertThatThrownBy(() -> JsonObject.of(Collections.singletonMap("none", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "member none must be String, Boolean, Integer, Long, List, Map or JsonObject, but is null");
    assertThatThrownBy(() -> JsonObject.of(Map.of("list", Arrays.asList("a", null))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "member list must be String, Boolean, Integer, Long, List, Map or JsonObject, but is null");
    assertThatThrownBy(() -> JsonObject.of(Map.of("map", Map.of(1, "a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a member name must be a String");
  }

  @Test
  void aLoneSurrogateIsNotWritten() {
    assertThatThrownBy(() -> JsonObject.of(Map.of("text", "secret\uD800")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("member text has an unpaired surrogate");
    assertThatThrownBy(() -> JsonObject.of(Map.of("\uDC00", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a member name has an unpaired surrogate");
  }

  @Test
  void sixteenLevelsAreTakenAndOneMoreIsNot() {
    assertThat(JsonObject.parse(JsonObject.of(nested(16)).utf8())).isPresent();
    assertThatThrownBy(() -> JsonObject.of(nested(17)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nested deeper than 16");
    assertThatThrownBy(() -> JsonObject.of(Map.of("a", JsonObject.of(nested(16)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nested deeper than 16");
  }

  @Test
  void tenThousandValuesAreTakenAndOneMoreIsNot() {
    JsonObject full = JsonObject.of(Map.of("a", Collections.nCopies(9_999, 1)));

    assertThat(JsonObject.parse(full.utf8())).isPresent();
    assertThatThrownBy(() -> JsonObject.of(Map.of("a", Collections.nCopies(10_000, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than 10000 values");
    assertThatThrownBy(() -> JsonObject.of(Map.of("a", full)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than 10000 values");
  }

  @Test
  void aNameOverTheBoundIsNotTaken() {
    assertThatThrownBy(() -> JsonObject.of(Map.of("n".repeat(1_025), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a member name is longer than 1024 characters");
  }

  @Test
  void itsTextTellsNamesAndNoValue() {
    assertThat(parsed("{\"sub\":\"alice\",\"refresh_token\":\"secret\"}"))
        .hasToString("JsonObject[sub, refresh_token]");
  }

  @Test
  void twoObjectsOfTheSameMembersAreEqual() {
    assertThat(parsed("{\"a\":1,\"b\":[2]}"))
        .isEqualTo(JsonObject.of(Map.of("b", List.of(2L), "a", 1)));
    assertThat(parsed("{\"a\":1}").hashCode())
        .isEqualTo(JsonObject.of(Map.of("a", 1)).hashCode());
    assertThat(parsed("{\"a\":1}")).isNotEqualTo(parsed("{\"a\":\"1\"}"));
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> inner = Map.of();
    for (int i = 1; i < depth; i++) inner = Map.of("a", inner);
    return inner;
  }

  private static JsonObject parsed(String json) {
    return JsonObject.parse(json.getBytes(UTF_8)).orElseThrow();
  }

  private static String text(JsonObject json) {
    return new String(json.utf8(), UTF_8);
  }
}
