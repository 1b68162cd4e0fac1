package dev.jeton.tck.store;

/**
 * What the verbs of {@link StoreSteps} answer where one comes after another. The answers of
 * concurrent ones must be those of some such order. Public, for Lincheck makes it.
 */
public final class PlainSessions {

  private long version = 1;
  private long seen = 0;
  private boolean ended = false;
  private boolean second = false;
  private long epoch = 1;
  private long epochOfFirst = 1;

  public String create() {
    if (second) return "ID_TAKEN";
    if (epoch > 1) return "EPOCH_MOVED";
    second = true;
    return "CREATED";
  }

  public boolean replace(int expected) {
    if (!lives() || version != expected) return false;
    version++;
    epochOfFirst = 1;
    return true;
  }

  public boolean touch(int moment) {
    if (!lives() || seen >= moment) return false;
    seen = moment;
    return true;
  }

  public boolean end() {
    if (!lives()) return false;
    version++;
    ended = true;
    return true;
  }

  public long endOthers() {
    if (lives()) {
      version++;
      epochOfFirst = epoch + 1;
    }
    return endAll();
  }

  public long endAll() {
    return ++epoch;
  }

  public String find() {
    if (ended) return told(version, seen, "LOGGED_OUT");
    return lives() ? told(version, seen, "lives") : told(version + 1, seen, "REVOKED");
  }

  public int living() {
    return (lives() ? 1 : 0) + (second && epoch == 1 ? 1 : 0);
  }

  static String told(long version, long seen, String state) {
    return "version " + version + ", seen " + seen + ", " + state;
  }

  private boolean lives() {
    return !ended && epochOfFirst >= epoch;
  }
}
