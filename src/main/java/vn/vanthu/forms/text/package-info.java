/**
 * Vietnamese text for reading: accents folded without moving a letter, numbers in digits and words,
 * phrases of a form. A form's file is made of phrases, so whoever reads such files sees this
 * package too.
 */
@NamedInterface("text")
@NullMarked
package vn.vanthu.forms.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
