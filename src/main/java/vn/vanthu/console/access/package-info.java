/** Accounts, roles, signing in, and what keeps guessers out. Owns the table account. */
@NullMarked
package vn.vanthu.console.access;

import org.jspecify.annotations.NullMarked;
