/**
 * Vietnamese text for reading: accents folded without moving a letter, numbers in digits and words,
 * phrases of a form.
 */
@NullMarked
package vn.vanthu.forms.text;

import org.jspecify.annotations.NullMarked;
