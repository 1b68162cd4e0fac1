package dev.jeton.token.jwt;

import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.Issue;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Opening;
import dev.jeton.token.PresentRights;
import dev.jeton.token.Refresh;
import dev.jeton.token.Refresh.Refreshed;
import dev.jeton.token.Refresh.Refused;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenRefresher;
import dev.jeton.token.Validation.Rejected;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Puts an access JWT before each refresh token that is exchanged. What is issued or cut has one
 * already, see {@link JwtTokens#paired}.
 */
final class PairIssuer implements TokenRefresher {

  private final JwtTokens jwts;
  private final TokenRefresher refreshTokens;
  private final PresentRights rights;

  PairIssuer(JwtTokens jwts, TokenRefresher refreshTokens, PresentRights rights) {
    this.jwts = jwts;
    this.refreshTokens = refreshTokens;
    this.rights = rights;
  }

  @Override
  public Issue issue(Opening opening) {
    return refreshTokens.issue(opening);
  }

  @Override
  public Optional<IssuedTokens> cut(SessionId session, UnaryOperator<SessionRecord> change) {
    return refreshTokens.cut(session, change);
  }

  @Override
  public Refresh refresh(SessionToken presented) {
    Refresh refresh = refreshTokens.refresh(presented);
    return refresh instanceof Refreshed done ? entitled(done) : refresh;
  }

  // The exchange comes first, for it alone tells whose session it is; where that has to end, its
  // next
  // token is worth nothing.
  private Refresh entitled(Refreshed done) {
    IssuedTokens next = done.tokens();
    return rights
        .now(next.session())
        .map(
            record -> new IssuedTokens(next.token(), next.expiresIn(), next.refreshToken(), record))
        .<Refresh>map(tokens -> new Refreshed(jwts.refreshed(tokens), done.how()))
        .orElseGet(() -> new Refused(new Rejected(Rejection.ENDED)));
  }
}
