package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import dev.jeton.token.foreign.TrustedIssuer;
import dev.jeton.token.foreign.TrustedIssuers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What is done with one token. It comes from a file or from the input: arguments are seen by every
 * user of the machine.
 */
@Command(
    name = "token",
    description = "A token, read from a file or from the input, never from an argument.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class TokenCommands {
  private static final String TENANT = "issuer";

  private final Terminal terminal;

  TokenCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "decode",
      description = "Shows what a token says. Nothing is verified: anybody can write anything into"
          + " a token. No signature, tag or secret is shown.",
      footer = {"", "Example: jeton token decode < token.txt"},
      mixinStandardHelpOptions = true)
  int decode(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: the input.")
          Optional<Path> file) {
    DecodedToken decoded = DecodedToken.of(token(file));
    terminal.say("NOT VERIFIED: anybody can have written this");
    decoded.lines().forEach(terminal::say);
    return Main.DONE;
  }

  private String token(Optional<Path> file) {
    return new String(terminal.read(file), StandardCharsets.ISO_8859_1).strip();
  }

  @Command(
      name = "verify",
      description = "Verifies an access JWT as a service would that is named by the audience and"
          + " trusts the issuer; says why it is refused. Whether its session was ended nobody can"
          + " tell from a token.",
      footer = {
        "",
        "Example: jeton token verify --jwks jwks.json --issuer https://shop.example --audience"
            + " https://shop.example token.txt"
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Mixin KeyStoreOptions where,
      @Option(
              names = "--jwks",
              paramLabel = "FILE",
              description = "The JWK set of the issuer, in the place of a store of keys.")
          Optional<Path> jwks,
      @Option(names = "--issuer", required = true, description = "The iss that it must have.")
          String issuer,
      @Option(names = "--audience", required = true, description = "The aud that it must have.")
          String audience,
      @Option(
              names = "--type",
              defaultValue = "at+jwt",
              description = "The typ that it must have. Default ${DEFAULT-VALUE}.")
          String type,
      @Option(
              names = "--leeway",
              paramLabel = "DURATION",
              defaultValue = "PT0S",
              description = "How far clocks may be apart, at most 5 minutes. Default none.")
          Duration leeway,
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: the input.")
          Optional<Path> file) {
    if (jwks.isPresent() == where.given())
      throw new WrongUse("name the keys either by --jwks or by a store");
    JsonObject keys =
        jwks.map(this::set).orElseGet(() -> where.ring(terminal.clock()).jwks());
    TrustedIssuer trusted = TrustedIssuer.builder(issuer, TENANT, audience, keys)
        .acceptingType(type)
        .leeway(leeway)
        .build();
    try (TrustedIssuers issuers = TrustedIssuers.open(terminal.clock(), event -> {}, trusted)) {
      String token = token(file);
      Validation validation =
          issuers.validate(new Presented(SessionToken.of(token), Carrier.BEARER), Trust.LOCAL);
      if (validation instanceof Validation.Valid valid) return told(valid.session());
      Validation.Refusal refusal = (Validation.Refusal) validation;
      throw new Refusal(new Diagnosis(issuer, audience, type).of(token, refusal.reason()));
    }
  }

  private JsonObject set(Path file) {
    return JsonObject.parse(terminal.read(Optional.of(file)))
        .orElseThrow(() -> new Refusal(file + " is not one strict JSON object"));
  }

  private int told(Session session) {
    terminal.say(
        "valid: subject " + session.subject().id().value() + ", until " + session.absoluteEndsAt());
    terminal.say("roles: " + session.subject().roles());
    terminal.say("permissions: "
        + session.subject().permissions().stream().map(each -> each.value()).toList());
    return Main.DONE;
  }
}
