package dev.jeton.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads a key pair from a PKCS #12 file (RFC 7292). Every refusal is an {@link
 * IllegalArgumentException} that names the rule and shows neither key nor password. Stateless.
 */
final class Pkcs12Key {
  private Pkcs12Key() {}

  static KeyPair read(String content, char[] password, Optional<String> alias) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(ImportedKey.bytes(content)), password);
      return pair(store, chosen(store, alias), password);
    } catch (IOException | GeneralSecurityException e) {
      // Without the cause, which may quote the file: that the password is wrong is what it says.
      throw new IllegalArgumentException("its password is wrong, or it is not a PKCS #12 file");
    }
  }

  private static String chosen(KeyStore store, Optional<String> alias)
      throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String each : new TreeSet<>(Collections.list(store.aliases())))
      if (store.entryInstanceOf(each, KeyStore.PrivateKeyEntry.class)) keys.add(each);
    if (keys.isEmpty()) throw new IllegalArgumentException("it holds no private key");
    if (alias.isEmpty() && keys.size() > 1)
      throw new IllegalArgumentException(
          "it holds several private keys, name one alias of " + keys);
    String wanted = alias.orElse(keys.get(0));
    if (alias.isPresent() && !store.entryInstanceOf(wanted, KeyStore.PrivateKeyEntry.class))
      throw new IllegalArgumentException(
          "it holds no private key of the alias " + wanted + ", but of " + keys);
    return wanted;
  }

  private static KeyPair pair(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException {
    Key key = store.getKey(alias, password);
    Certificate certificate = store.getCertificate(alias);
    if (!(key instanceof PrivateKey privateKey) || certificate == null)
      throw new IllegalArgumentException("its key has no certificate");
    return new KeyPair(Certificates.signing(certificate), privateKey);
  }
}
