/** The register of incoming mail (sổ đến): every message, its fate and its parts, shown safely. */
@NullMarked
package vn.vanthu.console.register;

import org.jspecify.annotations.NullMarked;
