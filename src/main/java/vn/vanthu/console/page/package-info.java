/** What all pages share: frame, menu, language, numbers and dates, errors. */
@NullMarked
package vn.vanthu.console.page;

import org.jspecify.annotations.NullMarked;
