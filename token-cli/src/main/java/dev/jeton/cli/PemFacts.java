package dev.jeton.cli;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is public of a block of a PEM file (RFC 7468). Immutable.
 *
 * @param kind family and size of a public key; of a private one nothing
 */
record PemFacts(String label, String kind, boolean whole) {

  static final List<String> HEAD = List.of("BLOCK", "KEY", "PRIVATE");

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
  private static final List<String> FAMILIES = List.of("EC", "Ed25519", "RSA");

  static List<PemFacts> of(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .map(found -> of(found.group(1), found.group(2)))
        .toList();
  }

  private static PemFacts of(String label, String base64) {
    boolean whole = label.endsWith("PRIVATE KEY");
    Optional<PublicKey> key = whole ? Optional.empty() : publicKey(label, base64);
    return new PemFacts(label, key.map(PemFacts::kind).orElse("-"), whole);
  }

  List<String> row() {
    return List.of(label, kind, whole ? "YES" : "no");
  }

  private static Optional<PublicKey> publicKey(String label, String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      if (label.equals("CERTIFICATE"))
        return Optional.of(CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der))
            .getPublicKey());
      return label.equals("PUBLIC KEY") ? publicKey(der) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> publicKey(byte[] der) {
    for (String family : FAMILIES) {
      try {
        return Optional.of(
            KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(der)));
      } catch (GeneralSecurityException anotherFamily) {
        // The next may know it.
      }
    }
    return Optional.empty();
  }

  private static String kind(PublicKey key) {
    if (key instanceof RSAKey rsa) return "RSA, " + rsa.getModulus().bitLength() + " bits";
    if (key instanceof ECKey elliptic)
      return "EC, " + elliptic.getParams().getCurve().getField().getFieldSize() + " bits";
    return key.getAlgorithm();
  }
}
