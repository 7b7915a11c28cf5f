/**
 * What is written on a picture of a page? Makes the page flat, upright, evenly lit and free of
 * stamps, finds ruled tables, has Tesseract read text and cells, and says how sure each figure is.
 */
@NullMarked
package vn.vanthu.extraction.ocr;

import org.jspecify.annotations.NullMarked;
