/** The pages of the registry: its list, one union with its history, changes, import and export. */
@NullMarked
package vn.vanthu.console.units;

import org.jspecify.annotations.NullMarked;
