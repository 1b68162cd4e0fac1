package dev.jeton.adapter.micronaut.it;

import dev.jeton.adapter.micronaut.route.LogsIn;
import dev.jeton.adapter.micronaut.route.Open;
import dev.jeton.adapter.micronaut.route.RequiresPermission;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.adapter.micronaut.route.RequiresTrust;
import dev.jeton.session.Trust;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** Controllers whose methods are named for what they declare. */
final class Routes {

  private Routes() {}

  /** Declares nothing. */
  @Controller("/routes/bare")
  static final class Bare {

    @Get("/1")
    void nothing() {}

    @Get("/2")
    @Open
    void open() {}

    @Get("/3")
    @PermitAll
    void permitAll() {}

    @Get("/4")
    @LogsIn
    void logsIn() {}

    @Get("/5")
    @RequiresSession
    void session() {}

    @Get("/5a")
    @RequiresSession(fresh = "PT5M")
    void fresh() {}

    @Get("/5b")
    @RequiresSession(fresh = "${shop.fresh}")
    void freshByProperty() {}

    @Get("/5c")
    @RequiresSession(level = 2, impersonated = false)
    void strongAndOwn() {}

    @Get("/5d")
    @RequiresSession(passive = true)
    void passive() {}

    @Get("/5e")
    @RequiresSession(fresh = "PT5M", passive = true)
    void freshAndPassive() {}

    @Get("/6")
    @RequiresPermission("orders:read")
    void permission() {}

    @Get("/7")
    @RequiresPermission({"orders:read", "orders:write"})
    void permissions() {}

    @Get("/8")
    @RequiresPermission({})
    void noPermissions() {}

    @Get("/9")
    @RolesAllowed({"clerk", "admin"})
    void roles() {}

    @Get("/18")
    @RolesAllowed({"clerk", "clerk"})
    void oneRoleTwice() {}

    @Get("/10")
    @RolesAllowed({})
    void noRoles() {}

    @Get("/11")
    @DenyAll
    void denyAll() {}

    @Get("/12")
    @Open
    @DenyAll
    void openAndDenyAll() {}

    @Get("/13")
    @Open
    @RequiresSession
    void openAndSession() {}

    @Get("/14")
    @RolesAllowed("admin")
    @RequiresPermission("orders:read")
    void roleAndPermission() {}

    @Get("/15")
    @RequiresTrust(Trust.AUTHORITATIVE)
    void onlyTrust() {}

    @Get("/16")
    @RolesAllowed("admin")
    @RequiresTrust(Trust.AUTHORITATIVE)
    void roleAndTrust() {}

    @Get("/17")
    @RequiresSession
    @RequiresTrust(Trust.LOCAL)
    void sessionAndTrust() {}
  }

  /** Declares a role and a trust for all of its methods. */
  @Controller("/routes/admin")
  @RolesAllowed("admin")
  @RequiresTrust(Trust.AUTHORITATIVE)
  static final class Admin {

    @Get("/1")
    void nothing() {}

    @Get("/2")
    @Open
    void open() {}

    @Get("/3")
    @RolesAllowed("clerk")
    void anotherRole() {}

    @Get("/4")
    @RequiresSession
    @RequiresTrust(Trust.LOCAL)
    void sessionAndTrust() {}

    @Get("/5")
    @RequiresTrust(Trust.LOCAL)
    void onlyTrust() {}
  }

  /** Opens all of its methods. */
  @Controller("/routes/public")
  @PermitAll
  static final class Public {

    @Get("/1")
    void nothing() {}

    @Get("/2")
    @RequiresSession
    void session() {}

    @Get("/3")
    @DenyAll
    void denyAll() {}
  }

  /** Says on its interface what a method demands. */
  interface Described {

    @Get("/1")
    @RequiresSession
    void session();
  }

  /** Opens what does not say otherwise. */
  @Controller("/routes/described")
  @Open
  static final class Implemented implements Described {

    @Override
    public void session() {}
  }
}
