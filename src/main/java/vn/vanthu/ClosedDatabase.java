package vn.vanthu;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * Lets go of connections to an H2 file that H2 itself has closed, as it does when a write has
 * failed on a full disk: the next one opens it anew, and the service goes on once there is room.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
  private static final Set<Integer> CLOSED =
      Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException trouble) {
    return CLOSED.contains(trouble.getErrorCode())
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
