package dev.jeton.key;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a key pair from the blocks of a PEM file (RFC 7468). Every refusal is an {@link
 * IllegalArgumentException} that names the rule and shows nothing of the file. Stateless.
 */
final class PemKey {
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final List<String> FAMILIES = List.of("EC", "Ed25519", "RSA");
  private static final String CONVERT = "openssl pkey -in old.pem -out new.pem";

  /** A class, for a record would print what may be a key. */
  private static final class Block {
    private final String label;
    private final byte[] der;

    private Block(String label, byte[] der) {
      this.label = label;
      this.der = der;
    }
  }

  private PemKey() {}

  static KeyPair read(String content) {
    List<Block> blocks = blocks(content);
    List<Block> keys = labelled(blocks, PRIVATE);
    if (keys.isEmpty()) throw new IllegalArgumentException("it holds no private key");
    if (keys.size() > 1)
      throw new IllegalArgumentException(
          "it holds " + keys.size() + " private keys: keep the one to import");
    PrivateKey key = privateKey(keys.get(0).der);
    return new KeyPair(given(blocks).orElseGet(() -> PublicHalf.of(key)), key);
  }

  private static List<Block> labelled(List<Block> blocks, String label) {
    return blocks.stream().filter(block -> block.label.equals(label)).toList();
  }

  private static List<Block> blocks(String content) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = content.lines().map(String::strip).toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).isEmpty()) continue;
      Matcher begin = BEGIN.matcher(lines.get(at));
      if (!begin.matches())
        throw new IllegalArgumentException("line " + (at + 1)
            + " is outside of its blocks: only -----BEGIN to -----END belongs into the file");
      String label = begin.group(1);
      demandReadable(label);
      int end = lines.subList(at, lines.size()).indexOf("-----END " + label + "-----");
      if (end < 0)
        throw new IllegalArgumentException(
            "the block that begins in line " + (at + 1) + " has no end");
      blocks.add(new Block(label, der(lines.subList(at + 1, at + end), at + 1)));
      at += end;
    }
    return blocks;
  }

  private static void demandReadable(String label) {
    switch (label) {
      case PRIVATE, PUBLIC, CERTIFICATE -> {}
      case "ENCRYPTED PRIVATE KEY" ->
        throw new IllegalArgumentException("its private key is encrypted: decrypt it by " + CONVERT
            + ", and delete that file afterwards");
      case "RSA PRIVATE KEY" ->
        throw new IllegalArgumentException(
            "its private key is PKCS #1, not PKCS #8: convert it by " + CONVERT);
      case "EC PRIVATE KEY", "EC PARAMETERS" ->
        throw new IllegalArgumentException(
            "its private key is SEC 1, not PKCS #8: convert it by " + CONVERT);
      default ->
        throw new IllegalArgumentException(
            "it has a block that is none of " + PRIVATE + ", " + PUBLIC + " and " + CERTIFICATE);
    }
  }

  private static byte[] der(List<String> lines, int begin) {
    String base64 = String.join("", lines);
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      if (Base64.getEncoder().encodeToString(der).equals(base64) && isWhole(der)) return der;
    } catch (IllegalArgumentException notBase64) {
      // Without the cause: it quotes a character of what may be a key.
    }
    throw new IllegalArgumentException(
        "the block that begins in line " + begin + " is not one DER value as base64");
  }

  /** Whether the outermost value ends where the bytes do: the JDK lets what follows stand. */
  private static boolean isWhole(byte[] der) {
    if (der.length < 2) return false;
    int first = der[1] & 0xff;
    int more = first < 0x80 ? 0 : first - 0x80;
    if (more > 3 || der.length < 2 + more) return false;
    int length = more == 0 ? first : 0;
    for (int index = 0; index < more; index++) length = (length << 8) | (der[2 + index] & 0xff);
    return der.length == 2 + more + length;
  }

  private static PrivateKey privateKey(byte[] der) {
    return byFamily("private", factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(der)));
  }

  private static PublicKey publicKey(byte[] der) {
    return byFamily("public", factory -> factory.generatePublic(new X509EncodedKeySpec(der)));
  }

  private interface Reading<K> {
    K by(KeyFactory factory) throws GeneralSecurityException;
  }

  private static <K> K byFamily(String half, Reading<K> reading) {
    for (String family : FAMILIES) {
      try {
        return reading.by(KeyFactory.getInstance(family));
      } catch (GeneralSecurityException anotherFamily) {
        // The next may know it.
      }
    }
    throw new IllegalArgumentException("its " + half + " key is none of EC, Ed25519 and RSA");
  }

  private static Optional<PublicKey> given(List<Block> blocks) {
    List<Block> keys = labelled(blocks, PUBLIC);
    List<Block> chain = labelled(blocks, CERTIFICATE);
    if (keys.size() > 1 || (!keys.isEmpty() && !chain.isEmpty()))
      throw new IllegalArgumentException(
          "it gives the public key more than once: keep one public key, or the certificates");
    if (!keys.isEmpty()) return Optional.of(publicKey(keys.get(0).der));
    return chain.stream().findFirst().map(block -> Certificates.signing(certificate(block.der)));
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("its first certificate is none of X.509");
    }
  }
}
