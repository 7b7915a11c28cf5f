package vn.vanthu;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.stereotype.Component;

/**
 * Takes the CHECK constraints out of H2 after each migration, and leaves them on PostgreSQL: in H2
 * 2.4.240 one refuses every row once the connection that made it has closed (decision 0001).
 */
@Component
class H2WithoutChecks extends BaseCallback {
  private static final String CHECKS =
      """
      select 'alter table "' || table_name || '" drop constraint "' || constraint_name || '"'
        from information_schema.table_constraints
       where constraint_type = 'CHECK' and table_schema = current_schema
      """;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      Connection connection = context.getConnection();
      String product = connection.getMetaData().getDatabaseProductName();
      if (DatabaseDriver.fromProductName(product) == DatabaseDriver.H2) {
        drop(connection);
      }
    } catch (SQLException e) {
      throw new FlywayException("H2's checks could not be taken out", e);
    }
  }

  private static void drop(Connection connection) throws SQLException {
    List<String> drops = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CHECKS)) {
      while (rows.next()) {
        drops.add(rows.getString(1));
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String drop : drops) {
        statement.execute(drop);
      }
    }
  }
}
