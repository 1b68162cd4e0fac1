package dev.jeton.sample.contract;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.OpenStream;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;

/**
 * What every rule stands on: the sample, once for each format of what browsers hold, and the steps
 * that rules share.
 */
interface SampleGround {

  /** The line that deletes the session cookie. */
  String DELETING_COOKIE =
      "__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Secure; HttpOnly;"
          + " SameSite=Lax";

  /** The challenge where no credential came, and the beginning of all others. */
  String CHALLENGE = "Bearer realm=\"jeton\"";

  /** The main class of the sample. */
  Class<?> main();

  /** What it starts. */
  SampleServer server();

  /** The running sample whose browsers hold tokens of {@code format}. */
  SampleProcess running(String format);

  /** The port of its plain listener. */
  int plainPort(String format);

  default SampleClient client(String format) {
    return running(format).client();
  }

  /** The fields of a log-in, as the members of a JSON object without its braces. */
  static String credentials(DemoUser user) {
    return "'username':'" + user.userName() + "','password':'" + user.password() + "'";
  }

  static Answer logIn(SampleClient client, DemoUser user) {
    return client.call("POST", "/login").json("{" + credentials(user) + "}").send();
  }

  /** Logs {@code user} in; the cookie as {@code name=value}. */
  static String cookieOf(SampleClient client, DemoUser user) {
    return logIn(client, user).cookie();
  }

  /** Logs {@code user} in; the answer holds a pair of tokens. */
  static Answer pairOf(SampleClient client, DemoUser user) {
    return client
        .call("POST", "/login")
        .json("{" + credentials(user) + ",'transport':'bearer'}")
        .send();
  }

  static Answer getWith(SampleClient client, String cookie, String target) {
    return client.call("GET", target).cookie(cookie).send();
  }

  /** Opens the event stream of the session that {@code cookie} holds. */
  static OpenStream streamOf(SampleClient client, String cookie) {
    return client.call("GET", "/api/events").cookie(cookie).open();
  }

  /** The public id of the session that {@code cookie} holds. */
  static String idOf(SampleClient client, String cookie) {
    return getWith(client, cookie, "/api/me")
        .json()
        .object("session")
        .orElseThrow()
        .text("id")
        .orElseThrow();
  }

  static Answer order(SampleClient client, String cookie, String json) {
    return client.call("POST", "/api/orders").cookie(cookie).json(json).send();
  }

  /** The statuses by which a user's rights show: who am I, read, write, administer, undeclared. */
  static int[] rightsOf(DemoUser user) {
    return switch (user) {
      case ALICE -> new int[] {200, 200, 201, 403, 403};
      case BOB -> new int[] {200, 200, 403, 403, 403};
      case ROOT -> new int[] {200, 200, 201, 200, 403};
    };
  }
}
