package dev.jeton.adapter.micronaut.configuration;

import dev.jeton.SessionTokens;
import dev.jeton.SessionTokensBuilder;
import dev.jeton.cookie.CookieName;
import dev.jeton.cookie.CookiePolicy;
import dev.jeton.cookie.CookiePrefix;
import dev.jeton.event.SessionListener;
import dev.jeton.http.TrustedProxies;
import dev.jeton.key.KeyRing;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.store.SessionStore;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Builds the library from {@link JetonProperties}, where the application has beans for {@link
 * SessionStore} and {@link KeyRing} and no {@link SessionTokens} of its own. Every {@link
 * SessionListener} bean hears. What no property names an application says to the builder: it passes
 * every {@code BeanCreatedEventListener<SessionTokensBuilder>} before it builds.
 */
@Factory
final class SessionTokensFactory {

  @Singleton
  @Requires(beans = SessionTokensBuilder.class, missingBeans = SessionTokens.class)
  SessionTokens sessionTokens(SessionTokensBuilder builder) {
    return builder.build();
  }

  @Prototype
  @Requires(beans = {SessionStore.class, KeyRing.class})
  SessionTokensBuilder builder(
      SessionStore store, KeyRing keys, JetonProperties wanted, List<SessionListener> listeners) {
    OriginPolicy.Builder origins = OriginPolicy.builder(wanted.publicOrigin());
    listed(wanted.trustedOrigins()).forEach(origins::trust);
    CookieName cookie = CookieName.of(CookiePrefix.HOST, wanted.cookieName());
    return SessionTokens.builder(store, keys, wanted.publicOrigin())
        .origins(origins.build())
        .trustedProxies(TrustedProxies.of(listed(wanted.trustedProxies()).toArray(String[]::new)))
        .browserTokens(wanted.browserTokens())
        .apiTokens(wanted.apiTokens())
        .tokenPrefix(wanted.tokenPrefix())
        .cookie(CookiePolicy.builder(cookie).sameSite(wanted.cookieSameSite()).build())
        .lifetimes(new Lifetimes(wanted.idle(), wanted.absolute()))
        .rememberedLifetimes(new Lifetimes(wanted.rememberedIdle(), wanted.rememberedAbsolute()))
        .realm(wanted.realm())
        .logInPage(wanted.logInPage())
        .listener(listeners.stream().reduce(SessionListener.SILENT, SessionListener::and));
  }

  private static List<String> listed(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }
}
