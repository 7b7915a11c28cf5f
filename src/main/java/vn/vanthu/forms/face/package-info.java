/** Everything of a report but its figures: period, number, date, signer, topics, narrative. */
@NullMarked
package vn.vanthu.forms.face;

import org.jspecify.annotations.NullMarked;
