package dev.jeton.adapter.micronaut.configuration;

import dev.jeton.cookie.SameSite;
import dev.jeton.token.TokenFormat;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * The properties below {@code jeton}, with the defaults of {@link dev.jeton.SessionTokensBuilder}.
 * Immutable.
 *
 * @param publicOrigin What browsers call this application: scheme, host and, unless usual, port.
 *     Required.
 * @param trustedOrigins Other sites that may begin requests here, each as scheme, host and port.
 *     Default none. Their pages can do whatever the person can.
 * @param trustedProxies Networks whose Forwarded headers are believed, 10.0.0.0/8 for example.
 *     Default none.
 * @param browserTokens What a browser holds in its cookie: reference or jwt. Default reference.
 * @param apiTokens What API clients hold: reference or jwt. Default jwt, with a refresh token.
 * @param tokenPrefix What reference tokens begin with. 1 to 16 of a-z 0-9. Default jeton.
 * @param cookieName What follows the prefix __Host- in the name of the session cookie. Default
 *     session.
 * @param cookieSameSite With which requests the cookie is sent: strict, lax or none. Default lax.
 * @param idle How long a session may rest unseen. Default 30 minutes; at most the absolute
 *     lifetime.
 * @param absolute How long a session lives at most. Default 12 hours; at most 400 days.
 * @param rememberedIdle The same as idle for "keep me logged in". Default 14 days.
 * @param rememberedAbsolute The same as absolute for "keep me logged in". Default 30 days.
 * @param realm What challenges call this application. Printable ASCII. Default jeton.
 * @param logInPage Where a browser is sent that needs to log in. A path. Default /.
 * @param openWithoutRoute Whether requests that match no route, static resources among them, may go
 *     on. Default false: they are refused.
 */
@ConfigurationProperties("jeton")
public record JetonProperties(
    String publicOrigin,
    @Nullable List<String> trustedOrigins,
    @Nullable List<String> trustedProxies,
    @Bindable(defaultValue = "reference") TokenFormat browserTokens,
    @Bindable(defaultValue = "jwt") TokenFormat apiTokens,
    @Bindable(defaultValue = "jeton") String tokenPrefix,
    @Bindable(defaultValue = "session") String cookieName,
    @Bindable(defaultValue = "lax") SameSite cookieSameSite,
    @Bindable(defaultValue = "30m") Duration idle,
    @Bindable(defaultValue = "12h") Duration absolute,
    @Bindable(defaultValue = "14d") Duration rememberedIdle,
    @Bindable(defaultValue = "30d") Duration rememberedAbsolute,
    @Bindable(defaultValue = "jeton") String realm,
    @Bindable(defaultValue = "/") String logInPage,
    @Bindable(defaultValue = "false") boolean openWithoutRoute) {}
