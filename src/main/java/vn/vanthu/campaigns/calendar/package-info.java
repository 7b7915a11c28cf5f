/** Which days are worked: the weekly rest, public holidays, days worked in their stead. */
@NamedInterface("calendar")
@NullMarked
package vn.vanthu.campaigns.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
