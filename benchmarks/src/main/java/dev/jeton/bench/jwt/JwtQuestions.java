package dev.jeton.bench.jwt;

import dev.jeton.bench.Question;
import dev.jeton.bench.Question.Asked;
import dev.jeton.key.KeyAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is asked about JWTs. */
public final class JwtQuestions {

  private static final List<KeyAlgorithm> ALGORITHMS = List.of(
      KeyAlgorithm.HS256,
      KeyAlgorithm.ES256,
      KeyAlgorithm.ED25519,
      KeyAlgorithm.PS256,
      KeyAlgorithm.RS256);

  private JwtQuestions() {}

  /** What a first validation costs. */
  public static Question firstSeen() {
    List<Asked> asked = new ArrayList<>();
    for (KeyAlgorithm algorithm : ALGORITHMS)
      for (String who : who(algorithm)) asked.add(asked(algorithm, who, false));
    return new Question("jwt-first", ValidateJwt.class, asked);
  }

  /** What it costs again. */
  public static Question seenBefore() {
    List<Asked> asked = new ArrayList<>();
    for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.HS256, KeyAlgorithm.ES256))
      for (String who : who(algorithm)) asked.add(asked(algorithm, who, true));
    return new Question("jwt-again", ValidateJwt.class, asked);
  }

  /** What a first validation costs in native code. */
  public static Question inNativeCode() {
    List<Asked> asked = new ArrayList<>();
    for (KeyAlgorithm algorithm :
        List.of(KeyAlgorithm.ES256, KeyAlgorithm.ED25519, KeyAlgorithm.RS256))
      for (String who : List.of("JCA alone", "Jeton", "jose4j"))
        asked.add(asked(algorithm, who, "inNativeCode", "true"));
    return new Question("jwt-native", ValidateJwt.class, asked);
  }

  /** What it costs to issue one. */
  public static Question issued() {
    List<Asked> asked = new ArrayList<>();
    for (KeyAlgorithm algorithm :
        List.of(KeyAlgorithm.HS256, KeyAlgorithm.ES256, KeyAlgorithm.ED25519, KeyAlgorithm.PS256))
      for (String who : who(algorithm))
        if (!who.equals("sa-token-jwt"))
          asked.add(
              new Asked(algorithm.name(), who, Map.of("algorithm", algorithm.name(), "who", who)));
    return new Question("jwt-issue", IssueJwt.class, asked);
  }

  private static Asked asked(KeyAlgorithm algorithm, String who, boolean before) {
    return asked(algorithm, who, "before", Boolean.toString(before));
  }

  private static Asked asked(KeyAlgorithm algorithm, String who, String parameter, String value) {
    return new Asked(
        algorithm.name(), who, Map.of("algorithm", algorithm.name(), "who", who, parameter, value));
  }

  /** Whoever has this algorithm. */
  private static List<String> who(KeyAlgorithm algorithm) {
    List<String> who =
        new ArrayList<>(List.of("JCA alone", "Jeton", "jose4j", "nimbus-jose-jwt", "jjwt"));
    if (algorithm != KeyAlgorithm.ED25519 && algorithm != KeyAlgorithm.PS256) who.add("java-jwt");
    if (algorithm == KeyAlgorithm.HS256) who.add("sa-token-jwt");
    return who;
  }
}
