package dev.jeton.tck.adapter;

import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Call;
import dev.jeton.tck.wire.Client;
import java.util.List;

/** What every rule stands on: the application, its client, and the steps that rules share. */
public interface Ground {

  /** The name of the session cookie. */
  String COOKIE = "__Host-session";

  /** The challenge where no credential came, and the beginning of all others. */
  String CHALLENGE = "Bearer realm=\"jeton\"";

  /** The line that deletes the session cookie. */
  String DELETING_COOKIE =
      COOKIE + "=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Secure; HttpOnly;"
          + " SameSite=Lax";

  /** The application under test. */
  ContractApplication application();

  /** Its client. */
  Client client();

  /** The line that gives a session cookie that ends with the browser. */
  static String sessionCookie(String value) {
    return COOKIE + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax";
  }

  /** The fields of a log-in that succeeds, as the members of a JSON object without its braces. */
  static String credentials(String user) {
    return "\"username\":\"" + user + "\",\"password\":\"" + ContractUsers.password(user) + "\"";
  }

  /** Begins a log-in. */
  default Call logIn() {
    return client().call("POST", "/login");
  }

  /** Logs {@code user} in and returns the value of the session cookie. */
  default String cookieOf(String user) {
    return logIn().json("{" + credentials(user) + "}").send().cookie(COOKIE);
  }

  /** Logs {@code user} in and returns the answer that holds a pair of tokens. */
  default Answer pairOf(String user) {
    return logIn().json("{" + credentials(user) + ",\"transport\":\"bearer\"}").send();
  }

  /** What {@code GET target} answers to this session cookie. */
  default Answer getWith(String cookie, String target) {
    return client().call("GET", target).cookie(COOKIE, cookie).send();
  }

  /** What {@code GET /session} answers to these header lines, sent as they are. */
  default Answer rawSession(String... headerLines) {
    return client().raw("GET /session HTTP/1.1", headerLines);
  }

  /** The same with characters that open nothing changed in the middle of {@code token}. */
  static String forged(String token) {
    int middle = token.length() / 2;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  /**
   * The header names that a server adds to every answer by itself and that tell nothing about it.
   */
  static boolean tellsNothing(String headerName) {
    return List.of(
            "date",
            "connection",
            "server",
            "keep-alive",
            "transfer-encoding",
            "content-length",
            "vary")
        .contains(headerName);
  }
}
