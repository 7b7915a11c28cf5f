/** The HTTP API of campaigns, reminders and the working calendar. */
@NullMarked
package vn.vanthu.console.campaigns;

import org.jspecify.annotations.NullMarked;
