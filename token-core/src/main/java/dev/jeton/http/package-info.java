/**
 * The one window through which HTTP is seen: the port that adapters implement, and the answers that
 * they write.
 *
 * <p>It may not know a session, a token, a cookie or a framework.
 */
@NullMarked
package dev.jeton.http;

import org.jspecify.annotations.NullMarked;
