package dev.jeton.token.jwt;

import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Opening;
import dev.jeton.token.TokenIssuer;
import java.util.Optional;

/** Puts an access JWT before each refresh token. */
final class PairIssuer implements TokenIssuer {

  private final JwtTokens jwts;
  private final TokenIssuer refreshTokens;

  PairIssuer(JwtTokens jwts, TokenIssuer refreshTokens) {
    this.jwts = jwts;
    this.refreshTokens = refreshTokens;
  }

  @Override
  public Optional<IssuedTokens> issue(Opening opening) {
    return refreshTokens.issue(opening).map(this::pair);
  }

  @Override
  public Optional<IssuedTokens> rotate(SessionRecord current) {
    return refreshTokens.rotate(current).map(this::pair);
  }

  private IssuedTokens pair(IssuedTokens refresh) {
    return jwts.issued(JwtType.ACCESS, refresh.session(), Optional.of(refresh.token()));
  }
}
