package dev.jeton.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.jeton.fuzz.SecondReader;
import java.util.Arrays;
import java.util.Optional;

/** The strict parser says yes and no where a second reader does, and what it read it can write. */
class StrictJsonFuzz {

  @FuzzTest(maxDuration = "60s")
  void readersAgree(byte[] bytes) {
    Optional<JsonObject> read = JsonObject.parse(bytes);

    if (read.isPresent() != SecondReader.accepts(bytes))
      throw new AssertionError("the parser says " + read + ", the second reader the contrary");
    read.ifPresent(StrictJsonFuzz::canBeWritten);
  }

  private static void canBeWritten(JsonObject read) {
    byte[] written = read.utf8();
    JsonObject again = JsonObject.parse(written)
        .orElseThrow(() -> new AssertionError("what was written can't be read: " + read));

    if (!again.equals(read)) throw new AssertionError("another object was read back: " + read);
    if (!Arrays.equals(again.utf8(), written))
      throw new AssertionError("one object was written in two ways: " + read);
  }
}
