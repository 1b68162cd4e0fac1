package dev.jeton.bench.jwt;

import dev.jeton.bench.Warm;
import dev.jeton.key.KeyAlgorithm;
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

/** One access token of a session that is open, as at each log-in and each refresh. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IssueJwt {

  /** As {@link KeyAlgorithm} spells it. */
  @Param("HS256")
  public String algorithm = "";

  @Param("Jeton")
  public String who = "";

  private Issuers.Issuer issuer = () -> "";
  private OwnJwts[] own = {};

  @Setup
  public void prepare() throws Exception {
    JwtKeys keys = JwtKeys.draw(KeyAlgorithm.valueOf(algorithm));
    own = new OwnJwts[] {OwnJwts.of(keys)};
    issuer = Issuers.named(who, keys, own[0]);
    demandSense(keys);
    Warm.up(this::issue);
  }

  // What nobody else believes is no token.
  private void demandSense(JwtKeys keys) throws Exception {
    Object first = issuer.token();
    if (!(first instanceof String token)) return;
    Object unused = Peers.jose4j(keys).claims(token);
    if (token.equals(issuer.token())) throw new IllegalStateException("a token was issued twice");
  }

  @Benchmark
  public Object issue() throws Exception {
    return issuer.token();
  }

  @TearDown
  public void close() {
    for (OwnJwts each : own) each.close();
  }
}
