package dev.jeton.bench.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that can be paid for what our tokens promise: decode, prove the tag, look up, hash the
 * secret and compare. By instances that are reused, so for one thread.
 */
final class ByHand implements Holder {

  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int SIGNED_BYTES = ID_BYTES + SECRET_BYTES;

  private record Kept(String subject, ByteBuffer hash) {}

  private final Map<ByteBuffer, Kept> sessions = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final MessageDigest sha256;
  private final Mac mac;

  ByHand() throws GeneralSecurityException {
    byte[] key = new byte[SECRET_BYTES];
    random.nextBytes(key);
    sha256 = MessageDigest.getInstance("SHA-256");
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
  }

  @Override
  public String open(String subject) {
    byte[] signed = new byte[SIGNED_BYTES];
    random.nextBytes(signed);
    byte[] token = Arrays.copyOf(signed, SIGNED_BYTES + TAG_BYTES);
    System.arraycopy(mac.doFinal(signed), 0, token, SIGNED_BYTES, TAG_BYTES);
    sha256.update(signed, ID_BYTES, SECRET_BYTES);
    sessions.put(
        ByteBuffer.wrap(Arrays.copyOf(signed, ID_BYTES)),
        new Kept(subject, ByteBuffer.wrap(sha256.digest())));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  @Override
  public Object whose(String token) {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    mac.update(bytes, 0, SIGNED_BYTES);
    byte[] tag = mac.doFinal();
    boolean proven = MessageDigest.isEqual(
        Arrays.copyOf(tag, TAG_BYTES), Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length));
    Kept kept = proven ? sessions.get(ByteBuffer.wrap(bytes, 0, ID_BYTES)) : null;
    if (kept == null) throw new IllegalArgumentException("no session");
    sha256.update(bytes, ID_BYTES, SECRET_BYTES);
    if (!MessageDigest.isEqual(sha256.digest(), kept.hash().array()))
      throw new IllegalArgumentException("another secret");
    return kept.subject();
  }
}
