package dev.jeton.key;

import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/** What a certificate has to say on a key that signs JWTs. Stateless. */
final class Certificates {
  private static final int DIGITAL_SIGNATURE = 0;

  private Certificates() {}

  /**
   * The public key; {@link IllegalArgumentException} if the certificate does not let it sign (RFC
   * 5280, section 4.2.1.3). When it ends and who issued it says nothing on tokens.
   */
  static PublicKey signing(Certificate certificate) {
    boolean[] usage = certificate instanceof X509Certificate x509 ? x509.getKeyUsage() : null;
    if (usage != null && !usage[DIGITAL_SIGNATURE])
      throw new IllegalArgumentException(
          "the key usage of its certificate does not let the key make signatures");
    return certificate.getPublicKey();
  }
}
