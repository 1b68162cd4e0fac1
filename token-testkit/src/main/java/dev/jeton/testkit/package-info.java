/**
 * What an application needs in its own tests: sessions that nobody had to log in for, and a search
 * for secrets where none may be.
 *
 * <p>Knows the door and the kit's fakes, but no framework: what it hands out are header lines.
 */
@NullMarked
package dev.jeton.testkit;

import org.jspecify.annotations.NullMarked;
