package dev.jeton.bench.jwt;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.jeton.key.KeyAlgorithm;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Those who issue an access token with the same claims, each as its manual says. */
final class Issuers {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final List<String> ROLES = List.copyOf(Terms.SUBJECT.roles());
  private static final String SUBJECT = Terms.SUBJECT.id().value();

  /** Answers a token, another one each time. */
  @FunctionalInterface
  interface Issuer {
    Object token() throws Exception;
  }

  private Issuers() {}

  static Issuer named(String who, JwtKeys keys, OwnJwts own) throws Exception {
    return switch (who) {
      case "JCA alone" -> raw(keys, own.token());
      case "Jeton" -> own::token;
      case "jose4j" -> () -> jose4j(keys);
      case "nimbus-jose-jwt" -> nimbus(keys);
      case "jjwt" -> () -> jjwt(keys);
      case "java-jwt" -> javaJwt(keys);
      default -> throw new IllegalArgumentException("nobody is called " + who);
    };
  }

  /** The signature of one token again and again: the least that can be paid. */
  private static Issuer raw(JwtKeys keys, String token) throws GeneralSecurityException {
    byte[] input = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    if (keys.algorithm().symmetric()) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.signing());
      return () -> mac.doFinal(input);
    }
    Signature signing = keys.signature();
    signing.initSign((PrivateKey) keys.signing());
    return () -> {
      signing.update(input);
      return signing.sign();
    };
  }

  private static String jose4j(JwtKeys keys) throws JoseException {
    NumericDate now = NumericDate.now();
    NumericDate end = NumericDate.fromSeconds(now.getValue() + LIFE.toSeconds());
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(Terms.ISSUER);
    claims.setSubject(SUBJECT);
    claims.setAudience(Terms.AUDIENCE);
    claims.setIssuedAt(now);
    claims.setExpirationTime(end);
    claims.setGeneratedJwtId();
    claims.setStringClaim("client_id", Terms.CLIENT);
    claims.setNumericDateClaim("auth_time", now);
    claims.setStringListClaim("roles", ROLES);
    claims.setStringClaim("scope", Terms.SCOPE);
    return keys.sign(Terms.KEY, Terms.TYPE, claims.toJson());
  }

  private static Issuer nimbus(JwtKeys keys) throws JOSEException, JoseException, ParseException {
    JWSSigner signer = nimbusSigner(keys);
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(keys.algorithm().jose()))
        .type(new JOSEObjectType(Terms.TYPE))
        .keyID(Terms.KEY)
        .build();
    return () -> {
      Instant now = Instant.now();
      JWTClaimsSet claims = new JWTClaimsSet.Builder()
          .issuer(Terms.ISSUER)
          .subject(SUBJECT)
          .audience(Terms.AUDIENCE)
          .issueTime(Date.from(now))
          .expirationTime(Date.from(now.plus(LIFE)))
          .jwtID(UUID.randomUUID().toString())
          .claim("client_id", Terms.CLIENT)
          .claim("auth_time", now.getEpochSecond())
          .claim("roles", ROLES)
          .claim("scope", Terms.SCOPE)
          .build();
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    };
  }

  private static JWSSigner nimbusSigner(JwtKeys keys)
      throws JOSEException, JoseException, ParseException {
    return switch (keys.algorithm()) {
      case HS256 -> new MACSigner(keys.signing().getEncoded());
      case ES256 -> new ECDSASigner((ECPrivateKey) keys.signing());
      case ED25519 -> new Ed25519Signer(OctetKeyPair.parse(keys.privateJwk()));
      default -> new RSASSASigner((PrivateKey) keys.signing());
    };
  }

  private static String jjwt(JwtKeys keys) {
    Instant now = Instant.now();
    JwtBuilder builder = Jwts.builder()
        .header()
        .keyId(Terms.KEY)
        .type(Terms.TYPE)
        .and()
        .issuer(Terms.ISSUER)
        .subject(SUBJECT)
        .audience()
        .add(Terms.AUDIENCE)
        .and()
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(LIFE)))
        .id(UUID.randomUUID().toString())
        .claim("client_id", Terms.CLIENT)
        .claim("auth_time", now.getEpochSecond())
        .claim("roles", ROLES)
        .claim("scope", Terms.SCOPE);
    return switch (keys.algorithm()) {
      case HS256 -> builder.signWith((SecretKey) keys.signing(), Jwts.SIG.HS256).compact();
      case ES256 ->
        builder.signWith((PrivateKey) keys.signing(), Jwts.SIG.ES256).compact();
      case ED25519 ->
        builder.signWith((PrivateKey) keys.signing(), Jwts.SIG.EdDSA).compact();
      default -> builder.signWith((PrivateKey) keys.signing(), Jwts.SIG.PS256).compact();
    };
  }

  private static Issuer javaJwt(JwtKeys keys) {
    Algorithm algorithm = keys.algorithm() == KeyAlgorithm.ES256
        ? Algorithm.ECDSA256(null, (ECPrivateKey) keys.signing())
        : Algorithm.HMAC256(keys.signing().getEncoded());
    return () -> {
      Instant now = Instant.now();
      return JWT.create()
          .withKeyId(Terms.KEY)
          .withHeader(Terms.TYPE_HEADER)
          .withIssuer(Terms.ISSUER)
          .withSubject(SUBJECT)
          .withAudience(Terms.AUDIENCE)
          .withIssuedAt(now)
          .withExpiresAt(now.plus(LIFE))
          .withJWTId(UUID.randomUUID().toString())
          .withClaim("client_id", Terms.CLIENT)
          .withClaim("auth_time", now.getEpochSecond())
          .withClaim("roles", ROLES)
          .withClaim("scope", Terms.SCOPE)
          .sign(algorithm);
    };
  }
}
