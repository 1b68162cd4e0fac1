package dev.jeton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.jeton.architecture.Conditions.be;
import static dev.jeton.architecture.Conditions.dependOnNothingThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.jeton.event.SessionListener;
import dev.jeton.http.HttpExchange;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.key.StoredKey;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.jwt.JwtProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules 3 to 6: what an adapter and a store may see, and who implements the port. */
final class BorderRules {

  private static final List<String> VALUES = List.of("session", "identity");

  private static final List<String> SHOWN_TO_ADAPTERS =
      List.of(House.DOOR, "http", "endpoint", "access", "cookie", "origin");

  /** The door throws it where a store is away, and an adapter answers 503. */
  private static final Set<Class<?>> ALSO_SHOWN_TO_ADAPTERS = Set.of(StoreException.class);

  /**
   * In a package of this name an adapter builds the door in the place of the application: so it
   * holds what the builder takes.
   */
  private static final String BUILDING_THE_DOOR = ".configuration";

  private static final Set<Class<?>> TAKEN_BY_THE_BUILDER = Set.of(
      SessionStore.class,
      KeyRing.class,
      SessionListener.class,
      TokenFormat.class,
      JwtProfile.class);

  /** Where sessions rest keys may rest too: the second SPI that a store implements. */
  private static final Set<Class<?>> SPI_OF_KEYS =
      Set.of(KeyStore.class, StoredKey.class, KeyUnavailableException.class);

  private static final Map<String, List<String>> FRAMEWORKS = Map.of(
      "servlet",
      List.of("jakarta.servlet.."),
      // Web sockets are on Netty alone, and only its channel knows the thread of a connection.
      "micronaut",
      List.of("io.micronaut..", "jakarta.inject..", "jakarta.annotation..", "io.netty.channel"),
      // Javalin is written in Kotlin and shows the servlet types under its own.
      "javalin",
      List.of("io.javalin..", "jakarta.servlet..", "kotlin.."));

  private static final Map<String, List<String>> DRIVERS =
      Map.of("jdbc", List.of("java.sql", "javax.sql"), "redis", List.of("io.lettuce.core.."));

  private BorderRules() {}

  static ArchRule anAdapterSeesTheDoorAndItsFramework(House house) {
    DescribedPredicate<JavaClass> shown = house.rooms(
        Stream.concat(SHOWN_TO_ADAPTERS.stream(), VALUES.stream()).toArray(String[]::new));
    return classes()
        .that(house.adapters())
        .should(dependOnNothingThat(
            "is neither the door, the port, an endpoint, a value nor the adapter's own framework",
            dependency -> {
              JavaClass adapter = dependency.getOriginClass();
              JavaClass seen = dependency.getTargetClass().getBaseComponentType();
              String name = house.wordBehind("adapter", adapter);
              return !(shown.test(seen)
                  || isOneOf(ALSO_SHOWN_TO_ADAPTERS, seen)
                  || (buildsTheDoor(adapter) && isOneOf(TAKEN_BY_THE_BUILDER, seen))
                  || isGround(
                      seen,
                      house.room("adapter." + name + ".."),
                      FRAMEWORKS.getOrDefault(name, List.of())));
            }))
        .because("an adapter shows, asks and obeys: what it can't see it can't decide");
  }

  static ArchRule aStoreSeesItsSpiAndItsDriver(House house) {
    DescribedPredicate<JavaClass> shown =
        house.rooms(Stream.concat(Stream.of("store"), VALUES.stream()).toArray(String[]::new));
    return classes()
        .that(house.stores())
        .should(dependOnNothingThat(
            "is neither the SPI, a value nor the store's own driver", dependency -> {
              JavaClass seen = dependency.getTargetClass().getBaseComponentType();
              String name = house.wordBehind("store", dependency.getOriginClass());
              return !(shown.test(seen)
                  || isOneOf(SPI_OF_KEYS, seen)
                  || isGround(
                      seen,
                      house.room("store." + name + ".."),
                      DRIVERS.getOrDefault(name, List.of())));
            }))
        .because(
            "a store that knows tokens or HTTP could tell a secret, and a second store would copy it");
  }

  private static boolean isOneOf(Set<Class<?>> types, JavaClass seen) {
    return types.stream().anyMatch(seen::isEquivalentTo);
  }

  private static boolean buildsTheDoor(JavaClass adapter) {
    return adapter.getPackageName().endsWith(BUILDING_THE_DOOR);
  }

  /** The JDK's base, annotations of nullness, the module itself and what it is made for. */
  private static boolean isGround(JavaClass seen, String own, List<String> madeFor) {
    String[] packages = Stream.concat(Stream.of("org.jspecify.annotations", own), madeFor.stream())
        .toArray(String[]::new);
    return FloorRules.OF_JAVA_BASE.test(seen)
        || JavaClass.Predicates.resideInAnyPackage(packages).test(seen);
  }

  static ArchRule adaptersDoNotKnowEachOther(House house) {
    return slices()
        .matching(house.room("adapter.(*).."))
        .should()
        .notDependOnEachOther()
        .because("who takes one framework must not get another");
  }

  static ArchRule storesDoNotKnowEachOther(House house) {
    return slices()
        .matching(house.room("store.(*).."))
        .should()
        .notDependOnEachOther()
        .because("who takes one database must not get another");
  }

  static ArchRule onlyAdaptersAndTheKitImplementThePort(House house) {
    return classes()
        .that()
        .implement(HttpExchange.class)
        .should(be("of an adapter or of the kit", house.adapters().or(house.kit())))
        .because("a second way to see HTTP is a second truth about a request");
  }

  static ArchRule theExchangeOfAnAdapterIsItsOwnAffair(House house) {
    return classes()
        .that(house.adapters())
        .and()
        .implement(HttpExchange.class)
        .should(be(
            "package-private", exchange -> !exchange.getModifiers().contains(JavaModifier.PUBLIC)))
        .because("who holds the exchange of a request could write cookies beside the door");
  }
}
