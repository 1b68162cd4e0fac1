package dev.jeton.sample;

import dev.jeton.client.RegisteredClient.Registration;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.sample.option.Line;
import dev.jeton.sample.option.OptionException;
import dev.jeton.sample.option.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Starts a sample and stops it: the {@code main} of all of them. Thread-safe. */
public final class Sample {

  private static final int WRONG_OPTION = 2;
  private static final int NOT_STARTED = 1;

  private Sample() {}

  /**
   * Runs the sample {@code name} until the process is asked to end. A wrong option is one line and
   * exit status 2; anything else that keeps it from starting is one line and exit status 1. {@code
   * --help} lists the options.
   */
  public static void main(String name, String[] arguments, SampleServer server) {
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.help());
      return;
    }
    try {
      start(Options.of(name, arguments, System.getenv()), server, System.out);
    } catch (OptionException wrong) {
      exit(name, reason(wrong), WRONG_OPTION);
    } catch (Exception failure) {
      exit(name, reason(failure), NOT_STARTED);
    }
  }

  private static void start(Options options, SampleServer server, PrintStream out)
      throws Exception {
    demandFree(options, options.port());
    if (options.httpPort().isPresent()) demandFree(options, options.httpPort().getAsInt());
    Counter counter = Counter.open(options);
    SampleServer.Running running = server.start(counter);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(
            () -> {
              // Before the server, which may wait for what is still being answered.
              counter.streams().close();
              running.stop();
              counter.close();
            },
            "stop"));
    out.println(banner(counter));
    out.flush();
  }

  // Asked before the framework does, for each framework tells it in another way and at another
  // length.
  private static void demandFree(Options options, int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(options.bind()), port));
    } catch (BindException taken) {
      throw new IOException(
          "port " + port + " of " + options.bind() + " can't be used (" + taken.getMessage()
              + "): stop what uses it, or choose another with --port or --http-port",
          taken);
    }
  }

  private static String banner(Counter counter) {
    Options options = counter.options();
    String plain = options.httpPort().isPresent()
        ? "\n  plain HTTP, for the refusals: http://localhost:"
            + options.httpPort().getAsInt()
        : "";
    return "Counter on " + options.sample() + ": " + options.publicOrigin() + plain + "\n"
        + users(options)
        + counter.clients().demo().map(Sample::client).orElse("");
  }

  private static String users(Options options) {
    if (!options.demoUsers()) return "  no demo users";
    return Arrays.stream(DemoUser.values())
        .map(user -> "  %-5s / %s (%s)".formatted(user.userName(), user.password(), user.role()))
        .collect(Collectors.joining("\n"));
  }

  private static String client(Registration demo) {
    return "\n  client %s / %s (introspects and revokes tokens)"
        .formatted(demo.client().id(), demo.secret().reveal());
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static void exit(String name, String reason, int status) {
    System.err.println("sample-" + name + ": " + Line.of(reason));
    System.err.flush();
    System.exit(status);
  }
}
