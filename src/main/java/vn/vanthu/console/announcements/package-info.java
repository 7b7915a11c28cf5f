/** What unions announce in their replies, and what staff make of it in one step. */
@NullMarked
package vn.vanthu.console.announcements;

import org.jspecify.annotations.NullMarked;
