package dev.jeton.login.password;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What failures are counted by, in a name space of their own. Immutable.
 *
 * @param account stands for the name, known or not, in whatever spelling
 * @param source stands for the client's address: IPv4 whole, IPv6 by the /64 that one customer has
 *     to himself
 */
record AttemptKeys(String account, String source) {

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{InCombiningDiacriticalMarks}\\p{Cf}\\p{Cc}\\p{Z}]+");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  // Nothing but what an IPv6 literal consists of, or InetAddress would ask the name service.
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");
  private static final Pattern BRACKETS_AND_ZONE = Pattern.compile("^\\[|(%.*)?\\]?$");

  static AttemptKeys of(String nameSpace, String name, String address) {
    return new AttemptKeys(
        nameSpace + ":account:" + digest(folded(name)), nameSpace + ":source:" + source(address));
  }

  /**
   * Looser than a user table would compare, or one account would be guessed at under many
   * spellings.
   */
  private static String folded(String name) {
    String bounded = name.substring(0, Math.min(name.length(), PasswordLogin.LONGEST_NAME));
    String letters =
        INVISIBLE.matcher(Normalizer.normalize(bounded, Normalizer.Form.NFKD)).replaceAll("");
    // Both ways, for letters that only one of them makes equal, such as a German sharp s or a Greek
    // final sigma.
    return letters.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String source(String address) {
    String bare = BRACKETS_AND_ZONE.matcher(address).replaceAll("");
    if (IPV4.matcher(bare).matches()) return bare;
    if (!IPV6.matcher(bare).matches()) return digest(address);
    try {
      InetAddress parsed = InetAddress.getByName(bare);
      if (!(parsed instanceof Inet6Address)) return parsed.getHostAddress();
      return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64";
    } catch (UnknownHostException noAddress) {
      return digest(address);
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(
          "SHA-256 is missing from this Java platform", everyPlatformHasIt);
    }
  }
}
