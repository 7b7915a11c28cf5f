/** The forms: what they ask, how they are read, what they would make of a file, their versions. */
@NullMarked
package vn.vanthu.console.wordings;

import org.jspecify.annotations.NullMarked;
