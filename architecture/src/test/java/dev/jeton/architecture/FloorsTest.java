package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules 1 and 2, over the house and over faults that were planted. */
class FloorsTest {

  @Test
  void everyClassOfTheCoreLivesOnAFloor() {
    FloorRules.everyClassOfTheCoreLivesOnAFloor(House.REAL).check(Modules.of("token-core"));
  }

  @Test
  void aPackageWithoutAFloorIsCaught() {
    Planted planted = Planted.in("homeless");

    Set<String> culprits = planted.culprits(FloorRules::everyClassOfTheCoreLivesOnAFloor);

    assertThat(culprits).containsExactly("Lodger");
  }

  @Test
  void aLowerFloorNeverLooksUp() {
    FloorRules.aLowerFloorNeverLooksUp(House.REAL).check(Modules.all());
  }

  @Test
  void aLowerFloorThatLooksUpIsCaught() {
    Planted planted = Planted.in("floors");

    Set<String> culprits = planted.culprits(FloorRules::aLowerFloorNeverLooksUp);

    assertThat(culprits).containsExactly("ValueThatAsksAShelf");
  }

  @Test
  void packagesGoInNoCircles() {
    FloorRules.packagesGoInNoCircles(House.REAL).check(Modules.all());
  }

  @Test
  void aCircleOfPackagesIsCaughtAtBothEnds() {
    Planted planted = Planted.in("circles");

    Set<String> culprits = planted.culprits(FloorRules::packagesGoInNoCircles);

    assertThat(culprits).containsExactly("FormatThatKnowsItsIssuer", "IssuerThatKnowsItsFormat");
  }

  @Test
  void theCoreIsPureJava() {
    FloorRules.theCoreIsPureJava(House.REAL).check(Modules.all());
  }

  @Test
  void aDatabaseAFrameworkOrAConnectionInTheCoreIsCaught() {
    Planted planted = Planted.in("purity");

    Set<String> culprits = planted.culprits(FloorRules::theCoreIsPureJava);

    assertThat(culprits)
        .containsExactly("IssuerThatFetches", "ServletInTheDoor", "ShelfOverADataSource");
  }

  @Test
  void onlyKeysKnowJose4j() {
    FloorRules.onlyKeysKnowJose4j(House.REAL).check(Modules.all());
  }

  @Test
  void jose4jElsewhereIsCaught() {
    Planted planted = Planted.in("jose");

    Set<String> culprits = planted.culprits(FloorRules::onlyKeysKnowJose4j);

    assertThat(culprits).containsExactlyInAnyOrder("FormatThatSigns", "TransportThatSigns");
  }

  @Test
  void onlyJsonKnowsItsParser() {
    FloorRules.onlyJsonKnowsItsParser(House.REAL).check(Modules.all());
  }

  @Test
  void aSecondJsonParserIsCaught() {
    Planted planted = Planted.in("parser");

    Set<String> culprits = planted.culprits(FloorRules::onlyJsonKnowsItsParser);

    assertThat(culprits).containsExactly("EndpointThatParses");
  }
}
