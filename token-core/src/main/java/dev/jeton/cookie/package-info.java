/**
 * The grammar and the policy of cookies after RFC 6265bis: strings in, values out.
 *
 * <p>It may not know what a session or a token is, nor how a request or a response is reached.
 */
@NullMarked
package dev.jeton.cookie;

import org.jspecify.annotations.NullMarked;
