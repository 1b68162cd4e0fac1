package dev.jeton.adapter.servlet;

import dev.jeton.access.Access;
import dev.jeton.tck.adapter.AdapterContract;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.ContractEndpoint;
import dev.jeton.tck.adapter.ContractRoute;
import dev.jeton.tck.adapter.RunningServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contract of adapters in any servlet container, and what servlets may expect beside it. Heirs
 * stand in a module for each container.
 */
public abstract class ServletContract extends AdapterContract
    implements UserRules, RequestLifeRules {

  /** Starts a container with one context, at the root, that {@code application} fills. */
  protected abstract RunningServer start(ServletContainerInitializer application) throws Exception;

  @Override
  protected final RunningServer start(ContractApplication application) throws Exception {
    return start((classes, context) -> mount(application, context));
  }

  private static void mount(ContractApplication application, ServletContext context) {
    FilterRegistration.Dynamic override = context.addFilter("override", new MethodOverride());
    override.setAsyncSupported(true);
    override.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
    ServletAccess.Builder access = ServletAccess.builder();
    mountRoutes(application.routes(), context, access);
    for (ContractEndpoint mounted : application.endpoints())
      access.endpoint(context, mounted.method(), mounted.path(), mounted.endpoint());
    ServletRegistration.Dynamic user = context.addServlet("user", new UserServlet());
    user.setAsyncSupported(true);
    user.addMapping(
        "/user/shown", "/user/forward", "/user/include", "/user/async", "/user/dispatch");
    access.servlet("user").get(Access.session());
    ServletRegistration.Dynamic anybody = context.addServlet("anybody", new UserServlet());
    anybody.addMapping(
        "/anybody/shown", "/anybody/logout", "/anybody/login", "/anybody/authenticate");
    anybody.addMapping("/anybody/late", "/anybody/wrapped", "/anybody/half", "/anybody/forward");
    access.servlet("anybody").get(Access.open()).post(Access.open());
    SessionTokenFilter.install(context, application.tokens(), access.build());
  }

  private static void mountRoutes(
      List<ContractRoute> routes, ServletContext context, ServletAccess.Builder access) {
    Map<String, RouteServlet> servlets = new LinkedHashMap<>();
    for (ContractRoute route : routes)
      servlets.computeIfAbsent(route.path(), path -> new RouteServlet()).add(route);
    servlets.forEach(
        (path, servlet) -> context.addServlet("route " + path, servlet).addMapping(path));
    for (ContractRoute route : routes)
      route
          .access()
          .ifPresent(
              demanded -> access.servlet("route " + route.path()).method(route.method(), demanded));
  }
}
