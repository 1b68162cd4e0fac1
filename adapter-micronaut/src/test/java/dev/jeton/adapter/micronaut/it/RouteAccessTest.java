package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.jeton.access.Access;
import dev.jeton.adapter.micronaut.route.RouteAccess;
import dev.jeton.session.Trust;
import dev.jeton.tck.adapter.ContractApplication;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.annotation.AnnotationMetadata;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteAccessTest {

  private static final Access ADMIN = Access.role("admin");

  private ApplicationContext context;

  @BeforeAll
  void start() {
    context = ApplicationContext.builder()
        .properties(Map.of("shop.fresh", "PT7M"))
        .singletons(new ContractApplication().tokens())
        .start();
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @ParameterizedTest
  @MethodSource("table")
  void annotationsDemandWhatTheTableSays(Class<?> controller, String method, Access demanded) {
    assertThat(RouteAccess.of(annotations(controller, method))).isEqualTo(demanded);
  }

  static Stream<Arguments> table() {
    return Stream.of(
        arguments(Routes.Bare.class, "nothing", Access.undeclared()),
        arguments(Routes.Bare.class, "open", Access.open()),
        arguments(Routes.Bare.class, "permitAll", Access.open()),
        arguments(Routes.Bare.class, "logsIn", Access.logIn()),
        arguments(Routes.Bare.class, "session", Access.session()),
        arguments(Routes.Bare.class, "fresh", Access.fresh(Duration.ofMinutes(5))),
        arguments(Routes.Bare.class, "freshByProperty", Access.fresh(Duration.ofMinutes(7))),
        arguments(
            Routes.Bare.class,
            "strongAndOwn",
            Access.session().and(Access.level(2)).and(Access.notImpersonated())),
        arguments(Routes.Bare.class, "passive", Access.session().passive()),
        arguments(
            Routes.Bare.class,
            "freshAndPassive",
            Access.fresh(Duration.ofMinutes(5)).passive()),
        arguments(Routes.Bare.class, "permission", Access.permission("orders:read")),
        arguments(
            Routes.Bare.class,
            "permissions",
            Access.permission("orders:read").and(Access.permission("orders:write"))),
        arguments(Routes.Bare.class, "noPermissions", Access.undeclared()),
        arguments(Routes.Bare.class, "roles", Access.role("clerk", "admin")),
        arguments(Routes.Bare.class, "oneRoleTwice", Access.role("clerk")),
        arguments(Routes.Bare.class, "noRoles", Access.oneOfRoles(Set.of())),
        arguments(Routes.Bare.class, "denyAll", Access.undeclared()),
        arguments(Routes.Bare.class, "openAndDenyAll", Access.undeclared()),
        arguments(Routes.Bare.class, "openAndSession", Access.session()),
        arguments(
            Routes.Bare.class,
            "roleAndPermission",
            Access.permission("orders:read").and(ADMIN)),
        arguments(Routes.Bare.class, "onlyTrust", Access.undeclared().trust(Trust.AUTHORITATIVE)),
        arguments(Routes.Bare.class, "roleAndTrust", ADMIN.trust(Trust.AUTHORITATIVE)),
        arguments(Routes.Bare.class, "sessionAndTrust", Access.session().trust(Trust.LOCAL)),
        arguments(Routes.Admin.class, "nothing", ADMIN.trust(Trust.AUTHORITATIVE)),
        arguments(Routes.Admin.class, "open", Access.open().trust(Trust.AUTHORITATIVE)),
        arguments(
            Routes.Admin.class, "anotherRole", Access.role("clerk").trust(Trust.AUTHORITATIVE)),
        arguments(Routes.Admin.class, "sessionAndTrust", Access.session().trust(Trust.LOCAL)),
        arguments(Routes.Admin.class, "onlyTrust", ADMIN.trust(Trust.LOCAL)),
        arguments(Routes.Public.class, "nothing", Access.open()),
        arguments(Routes.Public.class, "session", Access.session()),
        arguments(Routes.Public.class, "denyAll", Access.undeclared()),
        arguments(Routes.Implemented.class, "session", Access.session()));
  }

  @Test
  void noAnnotationsAtAllDemandWhatNobodyHas() {
    assertThat(RouteAccess.of(AnnotationMetadata.EMPTY_METADATA)).isEqualTo(Access.undeclared());
  }

  private AnnotationMetadata annotations(Class<?> controller, String method) {
    return context.getBeanDefinition(controller).getRequiredMethod(method).getAnnotationMetadata();
  }
}
