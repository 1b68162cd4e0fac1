package dev.jeton.token.jwt;

import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyEntry;
import dev.jeton.near.RevocationView;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Behind;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jws.CompactJws;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about one type of JWT: gate, signature, claims, clocks, revocation, and the record where
 * the route asks for more than the token can say. Thread-safe.
 */
final class JwtValidator {

  // Nodes of one application may disagree by this much about "now"; "exp" has no leeway.
  private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

  // A closed list: we write no other, so a token with more was not made by us.
  private static final Set<String> HEADER_NAMES = Set.of("alg", "kid", "typ");

  private final JwtType type;
  private final List<ProfiledKeys> makes;
  private final VerifiedJwts verified;
  private final RevocationView revocations;
  private final SessionStore store;
  private final Clock clock;
  private final RotationPolicy policy;

  JwtValidator(
      JwtType type,
      List<ProfiledKeys> makes,
      VerifiedJwts verified,
      RevocationView revocations,
      Clock clock,
      RotationPolicy policy) {
    this.type = type;
    this.makes = makes;
    this.verified = verified;
    this.revocations = revocations;
    this.store = revocations.store();
    this.clock = clock;
    this.policy = policy;
  }

  /** The verified claims of a token whatever the time is, or why there are none. */
  record Authentic(Optional<JwtClaims> claims, Rejection otherwise) {
    private static Authentic not(Rejection reason) {
      return new Authentic(Optional.empty(), reason);
    }
  }

  Authentic authentic(SessionToken presented) {
    Optional<JwtClaims> known = verified.find(presented, type);
    if (known.isPresent()) return new Authentic(known.filter(this::timely), Rejection.NOT_FOR_THIS);
    Optional<CompactJws> passed =
        CompactJws.read(presented.reveal(), verified.headers()).filter(JwtValidator::ourHeader);
    if (passed.isEmpty()) return Authentic.not(Rejection.MALFORMED);
    // Before any cryptography: another type's token is not even worth a signature check.
    if (!passed.get().type().equals(Optional.of(type.typ())))
      return Authentic.not(Rejection.NOT_FOR_THIS);
    Authentic mine = authentic(presented, passed.get(), makes.get(0));
    if (mine.claims().isPresent()) return mine;
    return makes.stream()
        .skip(1)
        .map(make -> authentic(presented, passed.get(), make))
        .filter(theirs -> theirs.claims().isPresent())
        .findFirst()
        .orElse(mine);
  }

  // Signature and profile together: the keys of one issuer say nothing about another's tokens (RFC
  // 8725, section 3.8).
  private Authentic authentic(SessionToken presented, CompactJws token, ProfiledKeys make) {
    JwtSignatures signatures = make.signatures();
    Optional<KeyEntry> signer = signatures.signer(token);
    Optional<JsonObject> json = signer.flatMap(key -> JsonObject.parseOwn(token.payload()));
    if (json.isEmpty()) return Authentic.not(Rejection.FORGED);
    Optional<JwtClaims> claims = JwtClaims.read(json.get(), make.profile()).filter(this::timely);
    claims.ifPresent(
        read -> verified.keep(presented, type, signatures, signer.orElseThrow(), read));
    verified.headers().add(token);
    return new Authentic(claims, Rejection.NOT_FOR_THIS);
  }

  private static boolean ourHeader(CompactJws token) {
    return token.header().names().equals(HEADER_NAMES)
        && token.keyId().isPresent()
        && token.type().isPresent();
  }

  /** Decides about a token whose claims are authentic. */
  Validation validate(JwtClaims claims, Trust least) {
    if (expired(claims)) return new Rejected(Rejection.EXPIRED);
    if (revoked(claims)) return new Rejected(Rejection.ENDED);
    return believed(claims, least);
  }

  /** Decides about a token that is {@link #current}. */
  Validation believed(JwtClaims claims, Trust least) {
    return believedAtOnce(claims, least)
        .<Validation>map(valid -> valid)
        .orElseGet(() -> byRecord(claims));
  }

  /** What {@link TokenValidator#atOnce} answers about a token that comes by the right road. */
  Optional<Valid> atOnce(SessionToken presented, Trust least) {
    return verified
        .find(presented, type)
        .filter(this::timely)
        .filter(this::current)
        .flatMap(claims -> believedAtOnce(claims, least));
  }

  private Optional<Valid> believedAtOnce(JwtClaims claims, Trust least) {
    if (least == Trust.AUTHORITATIVE) return Optional.empty();
    // Whoever does not hear the feed can't know that the session lives, however good the token is.
    if (least == Trust.LOCAL && revocations.fresh())
      return Optional.of(new Valid(claims.session(), Optional.empty(), Optional.empty()));
    // Roles and permissions are those of the record, not of the token. A copy can only say yes.
    return revocations
        .recent(claims.session().id())
        .map(record -> judged(claims, record, Trust.CACHED))
        .filter(Valid.class::isInstance)
        .map(Valid.class::cast);
  }

  /** Decides by the record alone, read now, that the token's time is over notwithstanding. */
  Validation byRecord(JwtClaims claims) {
    return store
        .find(claims.session().id())
        .map(record -> judged(claims, record, Trust.AUTHORITATIVE))
        .orElseGet(() -> remembered(claims));
  }

  // The present token of a cookie alone, as below.
  private Rejected remembered(JwtClaims claims) {
    if (type != JwtType.SESSION) return new Rejected(Rejection.UNKNOWN);
    return store
        .remembered(claims.session().id())
        .filter(end -> end.kind() == type.kind() && end.generation() == claims.generation())
        .filter(end -> end.subject().equals(claims.session().subject().id()))
        .map(end -> Rejected.because(Rejection.UNKNOWN, end.end().reason()))
        .orElseGet(() -> new Rejected(Rejection.UNKNOWN));
  }

  private Validation judged(JwtClaims claims, SessionRecord record, Trust trust) {
    if (record.kind() != type.kind()) return new Rejected(Rejection.UNKNOWN);
    if (!record.subject().id().equals(claims.session().subject().id()))
      return new Rejected(Rejection.UNKNOWN);
    if (record.end().isPresent()) return over(claims, record, record.end().get().reason());
    Instant now = clock.instant();
    if (record.expiredAt(now)) return over(claims, record, EndReason.EXPIRED);
    if (claims.generation() > record.generation()) return new Behind(record, claims.generation());
    Valid valid = Valid.by(record, trust);
    if (claims.generation() == record.generation()) return valid;
    if (type == JwtType.SESSION) return policy.cutOff(record, now);
    // An access token lives on beside a refresh: it is short and has nothing to come back for. But
    // whoever copied it before a step-up has proven nothing by it.
    return new Valid(
        valid.session().provenBy(claims.session().authentications()),
        valid.record(),
        valid.renewed());
  }

  // Only the cookie's present token proves that the session was its holder's own; an access token
  // may have been handed on.
  private Rejected over(JwtClaims claims, SessionRecord record, EndReason end) {
    Rejection reason = end == EndReason.EXPIRED ? Rejection.EXPIRED : Rejection.ENDED;
    boolean owner = type == JwtType.SESSION && claims.generation() == record.generation();
    return owner ? Rejected.because(reason, end) : new Rejected(reason);
  }

  /**
   * Whether the token can be believed without the record: its time is not over and no end of it is
   * known.
   */
  boolean current(JwtClaims claims) {
    return !expired(claims) && !revoked(claims);
  }

  /** Whether nothing can bring the session back, so that no record need be read. */
  boolean ended(JwtClaims claims) {
    return revocations.ended(claims.session().id());
  }

  private boolean expired(JwtClaims claims) {
    // At "exp" itself the token is over (RFC 7519, section 4.1.4).
    return !clock.instant().isBefore(claims.expiresAt());
  }

  private boolean revoked(JwtClaims claims) {
    Session session = claims.session();
    // Whoever acts for another is bound to his own epoch as well.
    return revocations.revoked(session.id(), session.subject().id(), claims.epoch())
        || session
            .actor()
            .filter(actor -> revocations.revoked(session.id(), actor, claims.epoch()))
            .isPresent();
  }

  private boolean timely(JwtClaims claims) {
    Instant latest = clock.instant().plus(CLOCKS_APART);
    Duration life = Duration.between(claims.issuedAt(), claims.expiresAt());
    return !claims.issuedAt().isAfter(latest)
        && !life.isNegative()
        && life.compareTo(JwtProfile.LONGEST) <= 0;
  }
}
