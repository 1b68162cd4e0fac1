package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.endpoint.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies of the endpoints: bounded, of known types, read strictly. */
interface BodyRules extends Ground {

  @Test
  default void aBodyOf16KiBIsRead() {
    assertThat(logIn().json(wrongLogInOf(Endpoint.MAX_BODY_BYTES)).send().status())
        .isEqualTo(401);
    assertThat(logIn()
            .chunkedBody("application/json", wrongLogInOf(Endpoint.MAX_BODY_BYTES))
            .send()
            .status())
        .isEqualTo(401);
  }

  @Test
  default void aBodyOver16KiBIsTooLarge() {
    assertThat(logIn().json(wrongLogInOf(Endpoint.MAX_BODY_BYTES + 1)).send().status())
        .isEqualTo(413);
  }

  @Test
  default void aBodyOver16KiBIsTooLargeWhateverItsLengthSays() {
    assertThat(logIn()
            .chunkedBody("application/json", wrongLogInOf(Endpoint.MAX_BODY_BYTES + 1))
            .send()
            .status())
        .isEqualTo(413);
  }

  @Test
  default void aFormIsBoundedLikeJson() {
    String form = "username=alice&password=" + "x".repeat(Endpoint.MAX_BODY_BYTES);

    assertThat(logIn().form(form).send().status()).isEqualTo(413);
  }

  @Test
  default void anotherMediaTypeIsNotRead() {
    for (String type : List.of(
        "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonx"))
      assertThat(
              logIn().body(type, "{" + Ground.credentials("alice") + "}").send().status())
          .as(type)
          .isEqualTo(415);
  }

  @Test
  default void brokenJsonIsRefused() {
    for (String json : List.of(
        "", "{", "[]", "{\"username\":\"alice\",\"username\":\"bob\"}", "{}{}", "{\"username\":7}"))
      assertThat(logIn().json(json).send().status()).as(json).isEqualTo(400);
  }

  @Test
  default void aParameterInTheUrlIsNoFieldOfAForm() {
    int status = client()
        .call("POST", "/login?username=alice")
        .form("password=ecila")
        .fromOwnPage()
        .send()
        .status();

    assertThat(status).isEqualTo(401);
  }

  private static String wrongLogInOf(int bytes) {
    String before = "{\"username\":\"alice\",\"password\":\"";
    return before + "x".repeat(bytes - before.length() - 2) + "\"}";
  }
}
