/** What a mail brought, shown safely: pages as pictures, text as it was read, files to download. */
@NullMarked
package vn.vanthu.console.documents;

import org.jspecify.annotations.NullMarked;
