/** The register of what unions say beyond their figures: found, passed on, answered, exported. */
@NullMarked
package vn.vanthu.console.voices;

import org.jspecify.annotations.NullMarked;
