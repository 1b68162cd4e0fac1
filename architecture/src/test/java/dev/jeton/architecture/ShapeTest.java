package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules 9 to 11, over the house and over faults that were planted. */
class ShapeTest {

  @Test
  void whatIsPublicIsClosed() {
    ShapeRules.whatIsPublicIsClosed(House.REAL).check(Modules.all());
  }

  @Test
  void whatStrangersCouldExtendIsCaught() {
    Planted planted = Planted.in("open");

    Set<String> culprits = planted.culprits(ShapeRules::whatIsPublicIsClosed);

    assertThat(culprits).containsExactly("ExceptionToExtend", "HalfAContract", "ValueToExtend");
  }

  @Test
  void nobodyLogs() {
    ShapeRules.nobodyLogs(House.REAL).check(Modules.all());
  }

  @Test
  void whoeverSpeaksIsCaught() {
    Planted planted = Planted.in("loud");

    Set<String> culprits = planted.culprits(ShapeRules::nobodyLogs);

    assertThat(culprits)
        .containsExactly(
            "DoorWithAPlatformLogger",
            "FilterOfTheContainersLog",
            "LoginThatPrintsTraces",
            "StoreOnTheConsole",
            "ValueWithALogger");
  }

  @Test
  void everyPackageIsNullMarked() {
    ShapeRules.everyPackageIsNullMarked(House.REAL).check(Modules.all());
  }

  @Test
  void aPackageThatIsNotMarkedIsCaught() {
    Planted planted = Planted.in("unmarked");

    Set<String> culprits = planted.culprits(ShapeRules::everyPackageIsNullMarked);

    assertThat(culprits).containsExactly("InAnUnmarkedPackage");
  }
}
