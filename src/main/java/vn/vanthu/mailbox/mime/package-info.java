/**
 * How a message's bytes become text: charsets, headers, file names, the tree of parts. Never throws
 * for odd content.
 */
@NullMarked
package vn.vanthu.mailbox.mime;

import org.jspecify.annotations.NullMarked;
