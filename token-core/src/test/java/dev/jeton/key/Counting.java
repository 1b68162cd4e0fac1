package dev.jeton.key;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/** A provider that counts, and has those that are installed do the work. Thread-safe. */
public final class Counting extends Provider {
  private static final long serialVersionUID = 1L;

  private final transient AtomicInteger lookUps = new AtomicInteger();
  private final transient AtomicInteger signatures = new AtomicInteger();
  private final transient AtomicInteger verifications = new AtomicInteger();
  private final transient AtomicInteger macs = new AtomicInteger();

  /** Has these signatures, and HMAC-SHA-256. */
  public static Counting signing(String... algorithms) {
    Counting counting = new Counting();
    for (String algorithm : Set.of(algorithms)) counting.offer("Signature", algorithm);
    counting.offer("Mac", "HmacSHA256");
    return counting;
  }

  /** Has these signatures and nothing else. */
  static Counting withoutMacs(String algorithm) {
    Counting counting = new Counting();
    counting.offer("Signature", algorithm);
    return counting;
  }

  private Counting() {
    super("Counting", "1", "counts what the installed providers do");
  }

  private void offer(String type, String algorithm) {
    putService(new Counted(this, type, algorithm));
  }

  public int lookUps() {
    return lookUps.get();
  }

  public int signatures() {
    return signatures.get();
  }

  public int verifications() {
    return verifications.get();
  }

  public int macs() {
    return macs.get();
  }

  private static final class Counted extends Service {
    private final Counting counting;

    private Counted(Counting counting, String type, String algorithm) {
      super(counting, type, algorithm, Counting.class.getName(), null, null);
      this.counting = counting;
    }

    @Override
    public Object newInstance(Object unused) throws NoSuchAlgorithmException {
      counting.lookUps.incrementAndGet();
      return getType().equals("Mac")
          ? new CountedMac(Mac.getInstance(getAlgorithm()), counting)
          : new CountedSignature(Signature.getInstance(getAlgorithm()), counting);
    }

    @Override
    public boolean supportsParameter(Object key) {
      return true;
    }
  }

  private static final class CountedSignature extends SignatureSpi {
    private final Signature working;
    private final Counting counting;

    private CountedSignature(Signature working, Counting counting) {
      this.working = working;
      this.counting = counting;
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      working.initVerify(key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      working.initSign(key);
    }

    @Override
    protected void engineUpdate(byte next) throws SignatureException {
      working.update(next);
    }

    @Override
    protected void engineUpdate(byte[] text, int from, int length) throws SignatureException {
      working.update(text, from, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      counting.signatures.incrementAndGet();
      return working.sign();
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      counting.verifications.incrementAndGet();
      return working.verify(signature);
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec parameters)
        throws InvalidAlgorithmParameterException {
      working.setParameter(parameters);
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new InvalidParameterException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new InvalidParameterException(name);
    }
  }

  /** Can't be cloned, as with some providers. */
  private static final class CountedMac extends MacSpi {
    private final Mac working;
    private final Counting counting;

    private CountedMac(Mac working, Counting counting) {
      this.working = working;
      this.counting = counting;
    }

    @Override
    protected int engineGetMacLength() {
      return working.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters)
        throws InvalidKeyException, InvalidAlgorithmParameterException {
      working.init(key, parameters);
    }

    @Override
    protected void engineUpdate(byte next) {
      working.update(next);
    }

    @Override
    protected void engineUpdate(byte[] text, int from, int length) {
      working.update(text, from, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      counting.macs.incrementAndGet();
      return working.doFinal();
    }

    @Override
    protected void engineReset() {
      working.reset();
    }
  }
}
