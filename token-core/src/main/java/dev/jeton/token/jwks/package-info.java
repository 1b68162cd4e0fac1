/**
 * The key sets of other issuers, fetched over HTTPS, kept, and renewed in the background: the one
 * room of the core that opens connections.
 *
 * <p>Knows no token and no claim, and never makes a request wait. It is for {@code token.foreign}
 * alone and not exported.
 */
@NullMarked
package dev.jeton.token.jwks;

import org.jspecify.annotations.NullMarked;
