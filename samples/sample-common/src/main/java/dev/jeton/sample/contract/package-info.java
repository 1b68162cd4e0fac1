/**
 * The contract of the sample application, black box, as an abstract test that every sample runs.
 *
 * <p>Knows no framework; sees a sample as a process that speaks HTTPS.
 */
@NullMarked
package dev.jeton.sample.contract;

import org.jspecify.annotations.NullMarked;
