package dev.jeton.store.redis;

import dev.jeton.store.SessionStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One step, which Redis runs as a whole or, where it fails to begin, not at all. Immutable. */
enum Script {
  CREATE("create"),
  FIND("find", ""),
  REPLACE("replace"),
  TOUCH("touch"),
  END("end"),
  END_ALL("endall"),
  END_MANY("endmany"),
  LIST("list"),
  PURGE("purge"),
  REMEMBERED("remembered"),
  RAISE("raise"),
  EPOCH("epoch"),
  POSITION("position"),
  FOLLOW("follow"),
  RECENT("recent"),
  TELL_KEY("tellkey"),
  KEYS("keys"),
  KEY_CREATE("keycreate"),
  KEY_REPLACE("keyreplace"),
  ATTEMPT("attempt");

  private final String text;
  private final String sha;

  Script(String name) {
    this(name, resource("prelude"));
  }

  // What is asked for at each request has no more to run through than it needs.
  Script(String name, String prelude) {
    text = Bounds.TEXT + resource("record") + prelude + resource(name);
    sha = sha1(text);
  }

  /** What Redis compiles. */
  String text() {
    return text;
  }

  /** The name under which Redis knows it once it has. */
  String sha() {
    return sha;
  }

  private static String resource(String name) {
    try (InputStream lua = Script.class.getResourceAsStream(name + ".lua")) {
      if (lua == null) throw new IllegalStateException(name + ".lua is missing from the jar");
      return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(name + ".lua can't be read", damaged);
    }
  }

  /** What scripts take from here; apart, for a constant of an enum sees none of its own. */
  private static final class Bounds {
    static final String TEXT = "local TOMBSTONE, REMEMBERED_ENDS, REMEMBERED_LIFE = "
        + SessionStore.TOMBSTONE_LIFE.toMillis() + ", " + SessionStore.REMEMBERED_ENDS + ", "
        + SessionStore.REMEMBERED_LIFE.toMillis() + "\n" + Field.lua();
  }

  // That is how Redis names scripts; it protects nothing.
  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
