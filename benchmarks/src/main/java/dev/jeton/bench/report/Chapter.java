package dev.jeton.bench.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * One question as the page tells it. Immutable.
 *
 * @param question whose results these are
 * @param title of the chapter and of the picture
 * @param text what is asked and what everybody did
 * @param kind of its results
 * @param limit who did the least that can be done, where there is such a one
 * @param targets what has to be reached
 */
record Chapter(
    String question, String title, String text, Kind kind, String limit, List<Target> targets) {

  /** What the results are. */
  enum Kind {
    /** What a call takes. */
    CALLS,
    /** Bytes alone. */
    WEIGHTS,
    /** How many, alone. */
    COUNTS,
    /** How long something took to be heard of. */
    REACH
  }

  private static final String JCA = "JCA alone";
  private static final String HAND = "by hand";
  private static final String ROUND_TRIP = "one round trip";
  private static final String TEN_THOUSAND = "10000 sessions";
  private static final String ALONE = "the framework alone";
  private static final String OPEN = "open";
  private static final String MILLION = "1000000 sessions";
  private static final String NOBODY = "";

  static final List<Chapter> ALL = List.of(
      new Chapter(
          "jwt-first",
          "A JWT that was never seen before",
          "Signature, time, issuer, audience and type of an access token of some 650 bytes, from a"
              + " ring of so many that none is met again soon. *JCA alone* verifies the signature by"
              + " an instance that is reused, over bytes that were taken apart before, and looks at"
              + " nothing: nobody can be quicker with this provider. *Jeton* also checks"
              + " revocation. jjwt, java-jwt and sa-token-jwt have no word for the type, and"
              + " sa-token-jwt, which takes only its own tokens, none for issuer and audience.",
          JCA,
          List.of(
              Target.times("jwt-first", "HS256", JCA, 4),
              Target.bytes("jwt-first", "HS256", 5 * 1024),
              Target.times("jwt-first", "ES256", JCA, 1.05),
              Target.times("jwt-first", "ED25519", JCA, 1.1),
              Target.times("jwt-first", "PS256", JCA, 1.05),
              Target.times("jwt-first", "RS256", JCA, 1.2),
              Target.nobodyQuicker("jwt-first", "HS256", JCA),
              Target.nobodyQuicker("jwt-first", "ES256", JCA),
              Target.nobodyQuicker("jwt-first", "ED25519", JCA),
              Target.nobodyQuicker("jwt-first", "PS256", JCA),
              Target.nobodyQuicker("jwt-first", "RS256", JCA))),
      new Chapter(
          "jwt-again",
          "A JWT that was seen before",
          "The same, of 64 tokens in turn, each time as a fresh text, as a request brings it.",
          JCA,
          List.of(
              Target.timesOf("jwt-again", "ES256", "HS256", JCA, 1.1),
              Target.nobodyQuicker("jwt-again", "HS256", JCA),
              Target.nobodyQuicker("jwt-again", "ES256", JCA))),
      new Chapter(
          "jwt-native",
          "A JWT that was never seen before, in native code",
          "The same as the first, but that everybody verifies by the Amazon Corretto Crypto"
              + " Provider ([how](guide/crypto-provider.md)). jose4j can be told of a provider; its"
              + " other settings are those of the first question.",
          JCA,
          List.of(
              Target.quicker("jwt-native", "ES256", "jose4j", 1.25),
              Target.quicker("jwt-native", "ED25519", "jose4j", 1.3))),
      new Chapter(
          "jwt-issue",
          "A JWT issued",
          "The access token of a session that is open, as at each log-in and each refresh, with a"
              + " name of its own and the time of now. *JCA alone* signs the same bytes again and"
              + " again by an instance that is reused. Nobody signs with RS256: Jeton only verifies"
              + " by it, and PS256 stands in its place.",
          JCA,
          List.of(
              Target.times("jwt-issue", "ES256", JCA, 1.2),
              Target.times("jwt-issue", "ED25519", JCA, 1.2),
              Target.times("jwt-issue", "PS256", JCA, 1.2),
              Target.nobodyQuicker("jwt-issue", "HS256", JCA))),
      new Chapter(
          "session-memory",
          "A token that is a key to a record in memory",
          "Whose session it is, among ten thousand, the record read at each call and every token a"
              + " fresh text. *By hand* decodes, proves a tag, looks up, hashes the secret and"
              + " compares, by instances that are reused, and keeps nothing but a name and a hash."
              + " Spring Session finds, touches and saves; Sa-Token checks the log-in; Shiro builds a"
              + " subject and touches its session. None of these three hashes anything.",
          HAND,
          List.of(
              Target.times("session-memory", TEN_THOUSAND, HAND, 1.5),
              Target.bytes("session-memory", TEN_THOUSAND, 600),
              Target.nobodyQuicker("session-memory", TEN_THOUSAND, HAND))),
      new Chapter(
          "store-validate",
          "A token that is a key to a record on a server",
          "The same, the record in PostgreSQL or Redis on this machine, reached by the pool and by"
              + " the client that the guide names. *One round trip* is a SELECT by the key, or a GET,"
              + " of a text as long as a record, and checks nothing. Spring Session finds, touches"
              + " and saves, as its filter does for each request. Times are those that passed.",
          ROUND_TRIP,
          List.of(
              Target.times("store-validate", "PostgreSQL", ROUND_TRIP, 1.2),
              Target.times("store-validate", "Redis", ROUND_TRIP, 1.2),
              Target.quicker("store-validate", "PostgreSQL", "Spring Session", 3),
              Target.quicker("store-validate", "Redis", "Spring Session", 3))),
      new Chapter(
          "session-open",
          "A session opened in memory",
          "A record made and kept, and its token issued. Shiro logs somebody in whose password is"
              + " compared as text.",
          HAND,
          List.of()),
      new Chapter(
          "session-growth",
          "How that grows with the number of sessions",
          "To find out whose a token is, by Jeton alone, against ten thousand sessions.",
          TEN_THOUSAND,
          List.of(Target.growth("session-growth", "in memory", TEN_THOUSAND, MILLION, 2))),
      new Chapter(
          "store-growth",
          "How the verbs of a store grow with the number of sessions",
          "On one connection, each call for another session. A touch and a replacement are written each"
              + " time. PostgreSQL and Redis are on the same machine, as tests start them: PostgreSQL"
              + " acknowledges what is written to its log, which is not synced to the disk here. Times"
              + " are those that passed, for whoever asks a server waits for it.",
          TEN_THOUSAND,
          growth()),
      new Chapter(
          "store-bytes",
          "What a session weighs",
          "With a role, two permissions and the name of a browser: on the heap after a collection, in the"
              + " table and its indexes, in a file of SQLite, in the memory of Redis.",
          Kind.WEIGHTS,
          NOBODY,
          List.of()),
      new Chapter(
          "store-statements",
          "What a session asks of a store",
          "How many statements a thousand requests of one session bring, twenty in a second, on a node"
              + " that does nothing else. The feed of ended sessions, which is read ten times a second"
              + " whatever comes, is left out. Spring Session finds, touches and saves.",
          Kind.COUNTS,
          NOBODY,
          Stream.of("PostgreSQL", "Redis")
              .flatMap(store -> Stream.of(
                  Target.atMost(
                      "store-statements", store + ", reads", "Jeton, AUTHORITATIVE", 1_000),
                  Target.atMost("store-statements", store + ", writes", "Jeton, AUTHORITATIVE", 10),
                  Target.atMost("store-statements", store + ", reads", "Jeton, CACHED", 19)))
              .toList()),
      new Chapter(
          "revocation-reach",
          "How far a log-out reaches",
          "From the call that ends a session on one node until another one, which has connections of"
              + " its own, refuses its JWT without a look at the store. Both follow the feed as often"
              + " as is usual; sessions end at random moments of that turn.",
          Kind.REACH,
          NOBODY,
          List.of(Target.within("revocation-reach", "Redis", 100))),
      new Chapter(
          "start-up",
          "How soon a server answers",
          "From the start of its process to its first answer, with nothing but one route, and with an"
              + " adapter over a store in memory before it. *Processor* is what the whole process spent"
              + " until then.",
          ALONE,
          List.of()),
      new Chapter(
          "http-cpu",
          "What a request costs a server",
          "How long the server's process is on a processor for one request of a route that answers a"
              + " few bytes, loaded by wrk over eight connections. *Open* is the same route behind the"
              + " adapter for everybody, with the same bytes of a request. Reference tokens come in a"
              + " cookie and their records are in memory: read at each request, or a copy; JWTs (HS256)"
              + " come as bearer tokens. *HttpSession* is the session of the framework itself.",
          OPEN,
          Stream.of("Tomcat", "Javalin")
              .flatMap(framework -> Stream.of(
                      "reference token", "reference token, copy", "JWT seen before")
                  .map(token -> Target.times("http-cpu", framework + ", " + token, OPEN, 1.15)))
              .toList()));

  private Chapter(String question, String title, String text, String limit, List<Target> targets) {
    this(question, title, text, Kind.CALLS, limit, targets);
  }

  private static List<Target> growth() {
    return Stream.of("memory", "SQLite", "PostgreSQL", "Redis")
        .flatMap(store -> Stream.of("find", "touch", "replace", "purge of 100")
            .filter(verb -> !store.equals("Redis") || !verb.startsWith("purge"))
            .map(verb -> store + ": " + verb))
        .map(row -> Target.growth("store-growth", row, TEN_THOUSAND, MILLION, 2))
        .toList();
  }
}
