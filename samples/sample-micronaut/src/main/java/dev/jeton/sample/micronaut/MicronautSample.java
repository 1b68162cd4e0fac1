package dev.jeton.sample.micronaut;

import dev.jeton.sample.Counter;
import dev.jeton.sample.DevelopmentCertificate;
import dev.jeton.sample.Sample;
import dev.jeton.sample.SampleServer;
import dev.jeton.sample.option.Options;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** The order desk on Micronaut. */
public final class MicronautSample {

  private MicronautSample() {}

  /** Takes the options of the README. */
  public static void main(String[] arguments) {
    Sample.main("micronaut", arguments, MicronautSample::start);
  }

  static SampleServer.Running start(Counter counter) {
    ApplicationContext context = ApplicationContext.builder(MicronautSample.class.getClassLoader())
        .deduceEnvironment(false)
        .properties(listeners(counter))
        .singletons(counter, counter.tokens())
        .start();
    context.getBean(EmbeddedServer.class).start();
    return context::close;
  }

  private static Map<String, Object> listeners(Counter counter) {
    Options options = counter.options();
    Map<String, Object> properties = new HashMap<>(Map.of(
        "counter.fresh",
        options.fresh().toString(),
        "micronaut.server.host",
        options.bind(),
        "micronaut.server.ssl.enabled",
        true,
        "micronaut.server.ssl.port",
        options.port(),
        "micronaut.server.ssl.key-store.path",
        "file:" + counter.certificate().file().toAbsolutePath(),
        "micronaut.server.ssl.key-store.type",
        "PKCS12",
        "micronaut.server.ssl.key-store.password",
        DevelopmentCertificate.PASSWORD,
        // Which origins may change things is decided once, by the public origin, also on localhost.
        "micronaut.server.cors.localhost-pass-through",
        true));
    options.httpPort().ifPresent(port -> {
      properties.put("micronaut.server.dual-protocol", true);
      properties.put("micronaut.server.port", port);
    });
    return properties;
  }
}
