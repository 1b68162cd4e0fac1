package dev.jeton.login.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cheap function of all its arguments, which notes what each call would have cost. */
final class MeteredArgon2 implements Argon2Function {

  private final List<Argon2Cost> spent = new CopyOnWriteArrayList<>();
  private volatile Runnable meanwhile = () -> {};

  /** What was spent since this was last asked. */
  List<Argon2Cost> spent() {
    List<Argon2Cost> all = List.copyOf(spent);
    spent.clear();
    return all;
  }

  void meanwhile(Runnable action) {
    meanwhile = action;
  }

  @Override
  public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int length) {
    spent.add(cost);
    meanwhile.run();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(password);
      digest.update(salt);
      digest.update(cost.toString().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(), length);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
