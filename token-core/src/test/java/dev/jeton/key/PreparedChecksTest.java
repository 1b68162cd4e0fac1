package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Instances that verify again and again, for one caller after another. */
class PreparedChecksTest {

  // More than there are places for instances, so that some share one.
  private static final int THREADS = 40;

  // PS256 and RS256 keys take a second to draw; their instances are reset by the same contract.
  @ParameterizedTest
  @EnumSource(
      names = {"HS256", "ES256", "ED25519"},
      mode = Mode.INCLUDE)
  void whatWasRefusedLeavesNothingBehind(KeyAlgorithm algorithm) {
    KeyEntry key = key(algorithm);
    byte[] signed = key.sign(input(1));
    byte[] ofNoForm = new byte[signed.length];
    Arrays.fill(ofNoForm, (byte) 0xff);

    for (int round = 0; round < 3; round++) {
      assertThat(key.verification().verifies(input(1), signed)).isTrue();
      assertThat(key.verification().verifies(input(2), signed)).isFalse();
      assertThat(key.verification().verifies(input(1), ofNoForm)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"HS256, 1000", "ES256, 20"})
  void callersAtOneTimeDoNotMeetInOneInstance(KeyAlgorithm algorithm, int calls) throws Exception {
    KeyEntry key = key(algorithm);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    List<Future<Integer>> right = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      byte[] input = input(thread);
      byte[] other = input(thread + THREADS);
      byte[] signed = key.sign(input);
      right.add(
          threads.submit(() -> rightAnswers(key.verification(), calls, input, other, signed)));
    }

    for (Future<Integer> each : right) assertThat(each.get()).isEqualTo(calls);
    threads.shutdown();
  }

  private static int rightAnswers(
      VerificationKey key, int calls, byte[] input, byte[] other, byte[] signed) {
    int right = 0;
    for (int call = 0; call < calls; call++)
      if (key.verifies(input, signed) && !key.verifies(other, signed)) right++;
    return right;
  }

  @Test
  @DisplayName("SEC 1, section 4.1.4: both numbers of an ECDSA signature are from 1 to n - 1")
  void bothNumbersOfAnEcdsaSignatureAreWithinTheOrder() {
    BigInteger order = KeyAlgorithm.ES256.curve().orElseThrow().getOrder();
    BigInteger last = order.subtract(BigInteger.ONE);

    assertThat(SignatureCheck.withinOrder(halves(BigInteger.ONE, last), order)).isTrue();
    assertThat(SignatureCheck.withinOrder(halves(last, BigInteger.ONE), order)).isTrue();
    assertThat(SignatureCheck.withinOrder(halves(BigInteger.ZERO, last), order)).isFalse();
    assertThat(SignatureCheck.withinOrder(halves(last, BigInteger.ZERO), order)).isFalse();
    assertThat(SignatureCheck.withinOrder(halves(order, last), order)).isFalse();
    assertThat(SignatureCheck.withinOrder(halves(last, order), order)).isFalse();
  }

  private static byte[] halves(BigInteger r, BigInteger s) {
    return ByteBuffer.allocate(64).put(fixed(r)).put(fixed(s)).array();
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(bytes.length, fixed.length);
    System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
    return fixed;
  }

  private static KeyEntry key(KeyAlgorithm algorithm) {
    SecureRandom random = new SecureRandom();
    Instant now = Instant.EPOCH;
    if (algorithm.symmetric()) return KeyEntry.generate(KeyPurpose.JWT, algorithm, now, random);
    KeyPair pair = KeyPairs.generate(algorithm, random);
    return KeyEntry.ofPair(KeyPurpose.JWT, algorithm, now, pair);
  }

  private static byte[] input(int number) {
    return ByteBuffer.allocate(600).putInt(number).array();
  }
}
