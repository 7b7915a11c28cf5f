/**
 * What letters are made of: the templates, and how figures, days and periods are written in them.
 */
@NamedInterface("texts")
@NullMarked
package vn.vanthu.correspondence.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
