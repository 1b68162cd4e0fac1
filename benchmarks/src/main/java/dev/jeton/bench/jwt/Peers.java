package dev.jeton.bench.jwt;

import cn.dev33.satoken.jwt.SaJwtUtil;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import dev.jeton.key.KeyAlgorithm;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** The peers, each as its manual says, with every check that it has a word for. */
final class Peers {

  /** What sa-token-jwt calls the kind of account that logs in. */
  static final String SA_TOKEN_ACCOUNTS = "login";

  private Peers() {}

  static Verifier jose4j(JwtKeys keys) {
    JwtConsumer consumer = new JwtConsumerBuilder()
        .setRequireExpirationTime()
        .setRequireSubject()
        .setExpectedType(true, Terms.TYPE)
        .setExpectedIssuer(Terms.ISSUER)
        .setExpectedAudience(Terms.AUDIENCE)
        .setVerificationKey(keys.verifying())
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, keys.algorithm().jose())
        .setJwsProviderContext(providers(keys))
        .build();
    return consumer::processToClaims;
  }

  /** jose4j finds a provider by its name, among those that are installed. */
  static ProviderContext providers(JwtKeys keys) {
    ProviderContext providers = new ProviderContext();
    keys.provider()
        .map(Provider::getName)
        .ifPresent(providers.getSuppliedKeyProviderContext()::setSignatureProvider);
    return providers;
  }

  static Verifier nimbus(JwtKeys keys) throws JoseException, ParseException, JOSEException {
    JWTClaimsSetVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
        Terms.AUDIENCE,
        new JWTClaimsSet.Builder().issuer(Terms.ISSUER).build(),
        Set.of("sub", "exp", "iat", "jti"));
    DefaultJOSEObjectTypeVerifier<SecurityContext> type =
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(Terms.TYPE));
    if (keys.algorithm() == KeyAlgorithm.ED25519) return nimbusEdwards(keys, type, claims);
    JWSAlgorithm algorithm = JWSAlgorithm.parse(keys.algorithm().jose());
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    List<Key> candidates = List.of(keys.verifying());
    processor.setJWSTypeVerifier(type);
    processor.setJWSKeySelector(
        (header, context) -> algorithm.equals(header.getAlgorithm()) ? candidates : List.of());
    processor.setJWTClaimsSetVerifier(claims);
    return token -> processor.process(token, null);
  }

  // Its processor has no verifier for Ed25519; the manual verifies such a token by hand.
  private static Verifier nimbusEdwards(
      JwtKeys keys,
      DefaultJOSEObjectTypeVerifier<SecurityContext> type,
      JWTClaimsSetVerifier<SecurityContext> claims)
      throws JoseException, ParseException, JOSEException {
    JWSVerifier verifier = new Ed25519Verifier(OctetKeyPair.parse(keys.publicJwk(Terms.KEY)));
    return token -> {
      SignedJWT jwt = SignedJWT.parse(token);
      type.verify(jwt.getHeader().getType(), null);
      if (!jwt.verify(verifier)) throw new SignatureException("forged");
      JWTClaimsSet said = jwt.getJWTClaimsSet();
      claims.verify(said, null);
      return said;
    };
  }

  static Verifier jjwt(JwtKeys keys) {
    JwtParserBuilder builder =
        Jwts.parser().requireIssuer(Terms.ISSUER).requireAudience(Terms.AUDIENCE);
    JwtParser parser = keys.algorithm().symmetric()
        ? builder.verifyWith((SecretKey) keys.verifying()).build()
        : builder.verifyWith((PublicKey) keys.verifying()).build();
    return token -> parser.parseSignedClaims(token).getPayload();
  }

  static Verifier javaJwt(JwtKeys keys) {
    Algorithm algorithm = switch (keys.algorithm()) {
      case HS256 -> Algorithm.HMAC256(keys.verifying().getEncoded());
      case ES256 -> Algorithm.ECDSA256((ECPublicKey) keys.verifying(), null);
      case RS256 -> Algorithm.RSA256((RSAPublicKey) keys.verifying(), null);
      default -> throw new IllegalArgumentException("java-jwt has no " + keys.algorithm());
    };
    JWTVerifier verifier = JWT.require(algorithm)
        .withIssuer(Terms.ISSUER)
        .withAudience(Terms.AUDIENCE)
        .build();
    return verifier::verify;
  }

  static Verifier saToken(JwtKeys keys) {
    String secret = saTokenSecret(keys);
    return token -> SaJwtUtil.getPayloads(token, SA_TOKEN_ACCOUNTS, secret);
  }

  /** sa-token-jwt takes text for a secret. */
  static String saTokenSecret(JwtKeys keys) {
    return HexFormat.of().formatHex(keys.signing().getEncoded());
  }
}
