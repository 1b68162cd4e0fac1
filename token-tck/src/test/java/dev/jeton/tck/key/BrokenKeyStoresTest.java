package dev.jeton.tck.key;

import static dev.jeton.tck.key.BrokenKeyStore.that;

import dev.jeton.key.KeyStore;
import dev.jeton.key.StoredKey;
import dev.jeton.tck.ContractBites;
import dev.jeton.tck.key.BrokenKeyStore.Tampered;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The contract is proven, too: each rule bites, and bites nothing but what breaks it. */
class BrokenKeyStoresTest extends ContractBites {

  BrokenKeyStoresTest() {
    super(Heir.class, Tampered::new);
  }

  static final class Heir extends KeyStoreContract {

    @Override
    protected KeyStore emptyStore() {
      return made(KeyStore.class);
    }

    @Override
    public KeyStore anotherHandle() {
      return ((Tampered) store()).another();
    }
  }

  @Override
  protected List<BrokenKeyStore> broken() {
    return List.of(
        that("brings keys of its own", Furnished::new, "aNewStoreHasNoKeys"),
        that("cuts long texts", Cutting::new, "whatWasCreatedIsLoadedByEveryNode"),
        that(
            "keeps one key for each purpose",
            OneForEachPurpose::new,
            "keysOfManyNamesRestSideBySide",
            "aReplacementTakesThePlaceOfWhatItNames",
            "aRemovalForgetsWhatItNamesAndNothingElse"),
        that(
            "overwrites when it creates",
            Overwriting::new,
            "aTakenNameIsNotCreatedAgain",
            "ofManyCreatorsOfOneNameOneWins"),
        that(
            "replaces whatever it finds",
            BlindReplacing::new,
            "anOutdatedReplacementChangesNothing",
            "ofManyReplacementsOfOneTextOneWins",
            "ofReplacementsAndRemovalsOfOneTextOneWins"),
        that(
            "creates when it replaces nothing",
            CreatingReplacing::new,
            "aReplacementOfNothingCreatesNothing"),
        that("renames when it replaces", Renaming::new, "aReplacementKeepsTheName"),
        that(
            "removes whatever it finds",
            BlindRemoving::new,
            "anOutdatedRemovalChangesNothing",
            "ofReplacementsAndRemovalsOfOneTextOneWins"),
        that(
            "says that it removed what was not there",
            BoastfulRemoving::new,
            "aRemovalOfNothingSaysSo"),
        that("never forgets a name", Remembering::new, "aRemovedNameCanBeCreatedAgain"));
  }

  private static final class Furnished extends Tampered {
    @Override
    public List<StoredKey> load() {
      return untouched() ? List.of(new StoredKey("jwt-7", "own")) : super.load();
    }
  }

  private static final class Cutting extends Tampered {
    @Override
    public boolean createIfAbsent(StoredKey key) {
      int kept = Math.min(key.sealed().length(), 4096);
      return super.createIfAbsent(new StoredKey(key.name(), key.sealed().substring(0, kept)));
    }
  }

  private static final class OneForEachPurpose extends Tampered {
    @Override
    public boolean createIfAbsent(StoredKey key) {
      if (!super.createIfAbsent(key)) return false;
      for (StoredKey each : load()) {
        boolean samePurpose = purpose(each).equals(purpose(key));
        if (samePurpose && !each.name().equals(key.name())) forget(each.name());
      }
      return true;
    }

    private static String purpose(StoredKey key) {
      return key.name().substring(0, key.name().indexOf('-'));
    }
  }

  private static final class Overwriting extends Tampered {
    @Override
    public synchronized boolean createIfAbsent(StoredKey key) {
      put(key);
      return true;
    }
  }

  private static final class BlindReplacing extends Tampered {
    @Override
    public synchronized boolean replace(StoredKey present, StoredKey next) {
      StoredKey.demandOneName(present, next);
      boolean there = has(present.name());
      if (there) put(next);
      return there;
    }

    @Override
    public synchronized boolean remove(StoredKey present) {
      return super.remove(present);
    }
  }

  private static final class CreatingReplacing extends Tampered {
    @Override
    public boolean replace(StoredKey present, StoredKey next) {
      return untouched() ? createIfAbsent(next) : super.replace(present, next);
    }
  }

  private static final class Renaming extends Tampered {
    @Override
    public boolean replace(StoredKey present, StoredKey next) {
      if (present.name().equals(next.name())) return super.replace(present, next);
      return remove(present) && createIfAbsent(next);
    }
  }

  private static final class BlindRemoving extends Tampered {
    @Override
    public synchronized boolean remove(StoredKey present) {
      boolean there = has(present.name());
      forget(present.name());
      return there;
    }

    @Override
    public synchronized boolean replace(StoredKey present, StoredKey next) {
      return super.replace(present, next);
    }
  }

  private static final class BoastfulRemoving extends Tampered {
    @Override
    public boolean remove(StoredKey present) {
      return untouched() || super.remove(present);
    }
  }

  private static final class Remembering extends Tampered {
    private final Set<String> names = new TreeSet<>();

    @Override
    public synchronized boolean createIfAbsent(StoredKey key) {
      return names.add(key.name()) && super.createIfAbsent(key);
    }
  }
}
