package dev.jeton.adapter.micronaut.configuration;

import dev.jeton.SessionTokens;
import dev.jeton.SessionTokensBuilder;
import dev.jeton.adapter.micronaut.configuration.JetonProperties.Cookie;
import dev.jeton.adapter.micronaut.configuration.JetonProperties.Remembered;
import dev.jeton.adapter.micronaut.configuration.JetonProperties.Usual;
import dev.jeton.cookie.CookieName;
import dev.jeton.cookie.CookiePolicy;
import dev.jeton.cookie.CookiePrefix;
import dev.jeton.cookie.SameSite;
import dev.jeton.event.SessionListener;
import dev.jeton.http.TrustedProxies;
import dev.jeton.key.KeyRing;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.store.SessionStore;
import dev.jeton.token.jwt.JwtProfile;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds the library from {@link JetonProperties}, where the application has beans for {@link SessionStore} and
 * {@link KeyRing} and no {@link SessionTokens} of its own. Every {@link SessionListener} bean hears; a bean of
 * {@link JwtProfile} or {@link Clock} is taken where there is one.
 */
@Factory
final class SessionTokensFactory {

  @Singleton
  @Requires(beans = {SessionStore.class, KeyRing.class}, missingBeans = SessionTokens.class)
  SessionTokens sessionTokens(
      SessionStore store,
      KeyRing keys,
      JetonProperties properties,
      Cookie cookie,
      Usual usual,
      Remembered remembered,
      List<SessionListener> listeners,
      @Nullable JwtProfile jwt,
      @Nullable Clock clock) {
    SessionTokensBuilder builder = SessionTokens.builder(store, keys, properties.publicOrigin())
        .lifetimes(usual.lifetimes())
        .rememberedLifetimes(remembered.lifetimes())
        .listener(listeners.stream().reduce(SessionListener.SILENT, SessionListener::and))
        .trustedProxies(TrustedProxies.of(texts(properties.trustedProxies())))
        .cookie(cookie(cookie))
        .origins(origins(properties));
    given(properties.browserTokens(), builder::browserTokens);
    given(properties.apiTokens(), builder::apiTokens);
    given(properties.tokenPrefix(), builder::tokenPrefix);
    given(properties.realm(), builder::realm);
    given(properties.logInPage(), builder::logInPage);
    given(jwt, builder::jwt);
    given(clock, builder::clock);
    return builder.build();
  }

  private static CookiePolicy cookie(Cookie cookie) {
    CookieName name = CookieName.of(CookiePrefix.HOST, Optional.ofNullable(cookie.name()).orElse("session"));
    return CookiePolicy.builder(name)
        .sameSite(Optional.ofNullable(cookie.sameSite()).orElse(SameSite.LAX))
        .build();
  }

  private static OriginPolicy origins(JetonProperties properties) {
    OriginPolicy.Builder origins = OriginPolicy.builder(properties.publicOrigin());
    for (String origin : texts(properties.trustedOrigins())) origins.trust(origin);
    return origins.build();
  }

  private static String[] texts(@Nullable List<String> texts) {
    return texts == null ? new String[0] : texts.toArray(String[]::new);
  }

  private static <T> void given(@Nullable T value, Consumer<T> option) {
    if (value != null) option.accept(value);
  }
}
