/**
 * The strict gate: a signed token in its one spelling, read but not believed.
 *
 * <p>Knows no key, no claim and no issuer: what a header has to say is for those who ask.
 */
@NullMarked
package dev.jeton.token.jws;

import org.jspecify.annotations.NullMarked;
