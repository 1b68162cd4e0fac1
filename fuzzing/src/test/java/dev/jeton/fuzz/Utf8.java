package dev.jeton.fuzz;

import java.util.Arrays;
import java.util.Optional;

/** UTF-8 by the table of RFC 3629, section 4, and nothing beside it. */
final class Utf8 {
  private Utf8() {}

  /** The code points, or empty where a byte is not where the table has it. */
  static Optional<int[]> codePoints(byte[] bytes) {
    int[] points = new int[bytes.length];
    int count = 0;
    for (int at = 0; at < bytes.length; count++) {
      int first = bytes[at] & 0xff;
      int length = length(first);
      if (length == 0 || at + length > bytes.length) return Optional.empty();
      int point = length == 1 ? first : first & (0xff >> (length + 1));
      for (int i = 1; i < length; i++) {
        int next = bytes[at + i] & 0xff;
        if (next >> 6 != 2) return Optional.empty();
        point = (point << 6) | (next & 0x3f);
      }
      if (!shortest(point, length)) return Optional.empty();
      points[count] = point;
      at += length;
    }
    return Optional.of(Arrays.copyOf(points, count));
  }

  private static int length(int first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
  }

  private static boolean shortest(int point, int length) {
    return switch (length) {
      case 1 -> true;
      case 2 -> point >= 0x80;
      case 3 -> point >= 0x800 && (point < 0xD800 || point > 0xDFFF);
      default -> point >= 0x10000 && point <= 0x10FFFF;
    };
  }
}
