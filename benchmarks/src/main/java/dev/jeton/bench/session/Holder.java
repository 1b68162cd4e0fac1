package dev.jeton.bench.session;

/** Somebody who keeps sessions and tells whose a token is; used as his manual says. */
interface Holder {

  /** Opens a session of this subject; what its client will send. */
  String open(String subject) throws Exception;

  /** Whose session it is that {@code token} opens, which counts as seen; throws for no session. */
  Object whose(String token) throws Exception;

  /** Who was measured under this name. */
  static Holder named(String who) throws Exception {
    return switch (who) {
      case "by hand" -> new ByHand();
      case "Jeton" -> OwnSessions.inMemory();
      case "Jeton in PostgreSQL" -> OwnSessions.inPostgres();
      case "Jeton in Redis" -> OwnSessions.inRedis();
      case "one SELECT in PostgreSQL" -> new OneSelect();
      case "one GET in Redis" -> new OneGet();
      case "Spring Session" -> SpringSessions.inMemory();
      case "Spring Session in PostgreSQL" -> SpringSessions.inPostgres();
      case "Spring Session in Redis" -> SpringSessions.inRedis();
      case "Sa-Token" -> new SaTokenSessions();
      case "Shiro" -> new ShiroSessions();
      default -> throw new IllegalArgumentException("nobody is called " + who);
    };
  }
}
