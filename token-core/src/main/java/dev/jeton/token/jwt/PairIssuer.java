package dev.jeton.token.jwt;

import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Opening;
import dev.jeton.token.Refresh;
import dev.jeton.token.Refresh.Refreshed;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenRefresher;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts an access JWT before each refresh token. */
final class PairIssuer implements TokenRefresher {

  private final JwtTokens jwts;
  private final TokenRefresher refreshTokens;

  PairIssuer(JwtTokens jwts, TokenRefresher refreshTokens) {
    this.jwts = jwts;
    this.refreshTokens = refreshTokens;
  }

  @Override
  public Optional<IssuedTokens> issue(Opening opening) {
    return refreshTokens.issue(opening).map(this::pair);
  }

  @Override
  public Optional<IssuedTokens> cut(SessionId session, UnaryOperator<SessionRecord> change) {
    return refreshTokens.cut(session, change).map(this::pair);
  }

  @Override
  public Refresh refresh(SessionToken presented) {
    Refresh refresh = refreshTokens.refresh(presented);
    return refresh instanceof Refreshed done
        ? new Refreshed(jwts.refreshed(done.tokens()), done.how())
        : refresh;
  }

  private IssuedTokens pair(IssuedTokens refresh) {
    return jwts.issued(JwtType.ACCESS, refresh.session(), Optional.of(refresh.token()));
  }
}
