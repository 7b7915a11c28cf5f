/**
 * Old and damaged Vietnamese text: recognising it by its syllables, and turning it into Unicode.
 * Never NFKC, which invents digits.
 */
@NullMarked
package vn.vanthu.extraction.text;

import org.jspecify.annotations.NullMarked;
