/** The figures that tables and sentences state. */
@NullMarked
package vn.vanthu.forms.figures;

import org.jspecify.annotations.NullMarked;
