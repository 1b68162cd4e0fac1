package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule over nothing is kept by everybody: here is what the rules are over. */
class ModulesTest {

  @Test
  void everyPublishedModuleIsRead() {
    assertThat(SourceTree.OURS.publishedModules())
        .contains(
            "token-core",
            "token-tck",
            "store-jdbc",
            "store-redis",
            "login-password",
            "token-cli",
            "token-micrometer",
            "adapter-servlet",
            "adapter-micronaut",
            "adapter-javalin")
        .doesNotContain("token-bom", "adapter-servlet-jetty-it")
        .allSatisfy(module -> assertThat(Modules.of(module)).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.jeton.SessionTokens",
        "dev.jeton.token.jwt.JwtTokens",
        "dev.jeton.tck.adapter.AdapterContract",
        "dev.jeton.login.password.PasswordLogin",
        "dev.jeton.adapter.servlet.SessionTokenFilter",
      })
  void whatTheHouseIsKnownForIsAmongTheClasses(String known) {
    assertThat(Modules.all().contain(known)).isTrue();
  }

  @Test
  void noPlantedFaultAndNoTestIsAmongTheClasses() {
    assertThat(Modules.all())
        .extracting(JavaClass::getName)
        .noneMatch(name ->
            name.startsWith("dev.jeton.planted") || name.startsWith("dev.jeton.architecture"))
        .noneMatch(name -> name.endsWith("Test"));
  }

  @Test
  void nothingGeneratedIsAmongTheClasses() {
    assertThat(Modules.all()).extracting(JavaClass::getName).noneMatch(name -> name.contains(".$"));
  }

  @Test
  void aRuleOverNothingFails() {
    JavaClasses nothing = new ClassFileImporter().importPackages("dev.jeton.nowhere");

    assertThatThrownBy(() -> FloorRules.aLowerFloorNeverLooksUp(House.REAL).check(nothing))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }
}
