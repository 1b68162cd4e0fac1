package dev.jeton.adapter.micronaut.it;

import dev.jeton.adapter.micronaut.route.Open;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Executable;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Routes that no controller has, as those of Micronaut's management are. */
// What lint finds here is between DefaultRouteBuilder and its own interface.
@SuppressWarnings("overrides")
@Singleton
final class HandMadeRoutes extends DefaultRouteBuilder {

  HandMadeRoutes(ExecutionHandleLocator locator) {
    super(locator);
  }

  @Inject
  void mount(Target target) {
    GET("/hand-made", target, "undeclared");
    GET("/hand-made/open", target, "open");
  }

  /** What they call. */
  @Singleton
  static final class Target {

    @Executable
    String undeclared() {
      return "reached";
    }

    @Executable
    @Open
    String open() {
      return "reached";
    }
  }
}
