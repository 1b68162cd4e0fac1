package dev.jeton.cli;

import dev.jeton.key.KeyUnavailableException;
import dev.jeton.store.StoreException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The tool {@code jeton}. It exits with 0 when all is done, with 1 when something is refused and
 * with 2 for wrong use; what is wrong is one line on the standard error.
 */
@Command(
    name = "jeton",
    description = "Keys, tokens and sessions from the command line.",
    footer = {"", "Each command has --help and an example.", "Example: jeton key list --help"},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    version = "jeton")
public final class Main {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String... arguments) {
    Terminal terminal = new Terminal(System.in, System.out, System.err, Clock.systemUTC());
    int status = run(terminal, arguments);
    System.out.flush();
    System.exit(status);
  }

  /** Runs one command and answers the exit status. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine tool = new CommandLine(new Main())
        .addSubcommand(new KeyCommands(terminal))
        .addSubcommand(new TokenCommands(terminal))
        .addSubcommand(new SessionCommands(terminal))
        .addSubcommand(new MasterKeyCommands(terminal));
    tool.setOut(writer(terminal.out())).setErr(writer(terminal.err()));
    tool.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    tool.setUsageHelpAutoWidth(true).setCaseInsensitiveEnumValuesAllowed(true);
    tool.setParameterExceptionHandler((wrong, ignored) ->
        told(terminal, wrong.getCommandLine(), withoutArguments(wrong), WRONG_USE));
    tool.setExecutionExceptionHandler((e, command, ignored) -> told(terminal, command, e));
    return tool.execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  // What nobody asked for may be a token or a password that went astray.
  private static String withoutArguments(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) return firstLine(wrong);
    String argument = unmatched.getUnmatched().get(0);
    return argument.startsWith("--") && !argument.contains("=")
        ? "there is no option " + argument
        : "there is an argument too many, or an option that is unknown";
  }

  private static int told(Terminal terminal, CommandLine command, Exception e) {
    if (e instanceof WrongUse) return told(terminal, command, firstLine(e), WRONG_USE);
    boolean ours = e instanceof Refusal
        || e instanceof IllegalArgumentException
        || e instanceof KeyUnavailableException
        || e instanceof StoreException;
    // A message that is not ours might show what it stumbled over.
    String why = ours ? firstLine(e) : "this failed: " + e.getClass().getName();
    return told(terminal, command, why, REFUSED);
  }

  private static int told(Terminal terminal, CommandLine command, String why, int status) {
    CommandSpec spec = command.getCommandSpec();
    String help = status == WRONG_USE ? " (" + spec.qualifiedName() + " --help)" : "";
    terminal.err().println(spec.qualifiedName() + ": " + why + help);
    return status;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
