/**
 * One reader per family of documents: each keeps paragraphs and the grid of tables. Runs in the
 * child process.
 */
@NullMarked
package vn.vanthu.extraction.formats;

import org.jspecify.annotations.NullMarked;
