/** The document beside what was read from it: a person compares, corrects, asks, decides. */
@NullMarked
package vn.vanthu.console.review;

import org.jspecify.annotations.NullMarked;
