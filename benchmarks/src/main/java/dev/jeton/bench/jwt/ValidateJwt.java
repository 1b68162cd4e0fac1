package dev.jeton.bench.jwt;

import dev.jeton.bench.Warm;
import dev.jeton.key.KeyAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One validation of a session JWT. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValidateJwt {

  /** As {@link KeyAlgorithm} spells it. */
  @Param("HS256")
  public String algorithm = "";

  @Param("Jeton")
  public String who = "";

  /** Whether the token was seen before: then each call gets a fresh copy of its text. */
  @Param("false")
  public boolean before;

  /** Whether everybody verifies in native code. */
  @Param("false")
  public boolean inNativeCode;

  private static final int SEEN = 64;

  private Verifier verifier = token -> "";
  private Verifier.Judge judge = index -> "";
  private OwnJwts[] own = {};
  private int size;
  private int next;

  @Setup
  public void prepare() throws Exception {
    KeyAlgorithm wanted = KeyAlgorithm.valueOf(algorithm);
    JwtKeys keys = inNativeCode ? NativeCode.verifying(wanted) : JwtKeys.draw(wanted);
    own = new OwnJwts[] {OwnJwts.of(keys)};
    size = before ? SEEN : TokenRing.size(wanted);
    TokenRing ring = who.equals("sa-token-jwt")
        ? TokenRing.ofSaToken(keys, size)
        : TokenRing.of(keys, own[0], size);
    verifier = Verifier.named(who, keys, own[0]);
    ring.demandSense(verifier, !who.equals("JCA alone"));
    judge = before ? ofCopies(verifier, ring.good()) : verifier.over(ring.good());
    Warm.up(this::validate);
  }

  // A request never brings the same String twice: whoever looks one up has to hash it anew.
  private static Verifier.Judge ofCopies(Verifier verifier, List<String> tokens) {
    byte[][] texts = tokens.stream()
        .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
        .toArray(byte[][]::new);
    return index -> verifier.claims(new String(texts[index], StandardCharsets.ISO_8859_1));
  }

  @Benchmark
  public Object validate() throws Exception {
    if (++next == size) begin();
    return judge.judge(next);
  }

  private void begin() {
    next = 0;
    if (!before) verifier.forget();
  }

  @TearDown
  public void close() {
    for (OwnJwts each : own) each.close();
  }
}
