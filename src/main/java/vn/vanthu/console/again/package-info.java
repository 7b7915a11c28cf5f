/** Reading many mails again: asked for, looked through, taken; pages and API. */
@NullMarked
package vn.vanthu.console.again;

import org.jspecify.annotations.NullMarked;
