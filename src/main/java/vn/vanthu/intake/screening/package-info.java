/**
 * The rules of the screen: each asks one question of a mail and changes nothing. Their order is in
 * {@link vn.vanthu.intake.Screen}.
 */
@NullMarked
package vn.vanthu.intake.screening;

import org.jspecify.annotations.NullMarked;
