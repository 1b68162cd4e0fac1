/** What is costly to prepare, and serves one caller after the other. */
@NullMarked
package dev.jeton.reuse;

import org.jspecify.annotations.NullMarked;
