package dev.jeton.transport;

import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.token.IssuedTokens;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer that gives tokens to a client that keeps them itself: RFC 6749, section 5.1. */
public final class TokenResponse {

  private TokenResponse() {}

  /**
   * 200 with {@code access_token}, {@code token_type}, {@code expires_in} in seconds and {@code
   * refresh_token}.
   */
  public static Reply of(IssuedTokens issued) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", issued.token().reveal());
    members.put("token_type", "Bearer");
    members.put("expires_in", issued.expiresIn().toSeconds());
    issued.refreshToken().ifPresent(refresh -> members.put("refresh_token", refresh.reveal()));
    return Reply.json(200, JsonObject.of(members)).withHeader("Pragma", "no-cache");
  }
}
