/**
 * The front door: commands, settings read from files, the demo. Uses every module; no module uses
 * it.
 */
@NullMarked
package vn.vanthu;

import org.jspecify.annotations.NullMarked;
