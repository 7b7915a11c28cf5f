package vn.vanthu.mailbox;

import java.time.LocalDate;

/**
 * From which day mail is taken when a mailbox is read for the first time and its settings do not
 * say.
 */
public interface TakeFrom {
  LocalDate day();
}
