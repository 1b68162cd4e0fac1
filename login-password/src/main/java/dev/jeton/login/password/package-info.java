/** Identifies a user by name and password. May not know how a session is kept or carried. */
@NullMarked
package dev.jeton.login.password;

import org.jspecify.annotations.NullMarked;
