package dev.jeton.client;

import dev.jeton.http.FormText;
import dev.jeton.http.HttpExchange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Id and secret from the one {@code Authorization: Basic} line of a request (RFC 7617; RFC 6749,
 * section 2.3.1: each is form-urlencoded before). Immutable; the secret does not print itself.
 */
record BasicCredentials(String id, ClientSecret secret) {

  private static final Pattern BASIC = Pattern.compile("(?i:basic) +([A-Za-z0-9+/]+={0,2})");

  /** Empty unless there is exactly one line, and it is exactly that; ids are well-formed. */
  static Optional<BasicCredentials> of(HttpExchange exchange) {
    List<String> lines = exchange.requestHeaders("Authorization");
    if (lines.size() != 1) return Optional.empty();
    Matcher basic = BASIC.matcher(lines.get(0));
    return basic.matches()
        ? decoded(basic.group(1)).flatMap(BasicCredentials::split)
        : Optional.empty();
  }

  private static Optional<BasicCredentials> split(String pair) {
    int colon = pair.indexOf(':');
    if (colon < 0) return Optional.empty();
    Optional<String> id =
        FormText.decode(pair.substring(0, colon)).filter(RegisteredClient::wellFormed);
    Optional<String> secret = FormText.decode(pair.substring(colon + 1));
    return id.flatMap(
        name -> secret.map(text -> new BasicCredentials(name, ClientSecret.of(text))));
  }

  private static Optional<String> decoded(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      // The JDK takes missing padding and unused bits that are set: then one pair would have many
      // spellings.
      if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) return Optional.empty();
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException misshapen) {
      return Optional.empty();
    }
  }
}
