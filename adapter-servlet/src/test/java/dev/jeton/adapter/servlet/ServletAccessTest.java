package dev.jeton.adapter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import org.junit.jupiter.api.Test;

final class ServletAccessTest {

  @Test
  void whatIsNotDeclaredIsRefusedToEverybody() {
    ServletAccess access =
        ServletAccess.builder().servlet("orders").get(Access.open()).build();

    assertThat(access.of("orders", "GET")).isEqualTo(Access.open());
    assertThat(access.of("orders", "POST")).isEqualTo(Access.undeclared());
    assertThat(access.of("orders", "get")).isEqualTo(Access.undeclared());
    assertThat(access.of("Orders", "GET")).isEqualTo(Access.undeclared());
    assertThat(access.of("", "GET")).isEqualTo(Access.undeclared());
  }

  @Test
  void headDemandsWhatGetDemandsUnlessItIsDeclared() {
    ServletAccess access = ServletAccess.builder()
        .servlet("orders")
        .get(Access.session())
        .servlet("health")
        .get(Access.session())
        .method("HEAD", Access.open())
        .build();

    assertThat(access.of("orders", "HEAD")).isEqualTo(Access.session());
    assertThat(access.of("health", "HEAD")).isEqualTo(Access.open());
  }

  @Test
  void aMethodNeedsAServlet() {
    assertThatThrownBy(() -> ServletAccess.builder().get(Access.open()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no servlet to declare GET of: call servlet(name)");
  }

  @Test
  void twoDeclarationsOfOneMethodContradictEachOther() {
    ServletAccess.Builder access = ServletAccess.builder().servlet("orders").get(Access.open());

    assertThatThrownBy(() -> access.get(Access.session()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("servlet orders has declared GET already");
  }

  @Test
  void aDeclarationDoesNotChangeOnceItIsBuilt() {
    ServletAccess.Builder builder = ServletAccess.builder().servlet("orders").get(Access.open());
    ServletAccess access = builder.build();

    builder.post(Access.open());

    assertThat(access.of("orders", "POST")).isEqualTo(Access.undeclared());
  }
}
