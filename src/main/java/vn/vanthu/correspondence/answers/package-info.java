/** What we answer to mail: acknowledgements of reports and of corrections. */
@NullMarked
package vn.vanthu.correspondence.answers;

import org.jspecify.annotations.NullMarked;
