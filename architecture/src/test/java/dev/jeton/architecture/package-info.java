/**
 * The rules of the house, each once seen red. May not hold anything but rules and planted faults.
 */
@NullMarked
package dev.jeton.architecture;

import org.jspecify.annotations.NullMarked;
