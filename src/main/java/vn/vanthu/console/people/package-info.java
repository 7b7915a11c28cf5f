/** Accounts as an administrator keeps them, and what a person sets for themselves. */
@NullMarked
package vn.vanthu.console.people;

import org.jspecify.annotations.NullMarked;
