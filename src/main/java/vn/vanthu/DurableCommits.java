package vn.vanthu;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * H2 writes a commit up to half a second later unless told otherwise, and forgets what it was told
 * when it is opened anew. A process killed meanwhile would have sent letters that its database does
 * not know, so each start says it, whatever the URL says.
 */
@Component
class DurableCommits {
  DurableCommits(DataSource source) throws MetaDataAccessException {
    String product =
        JdbcUtils.extractDatabaseMetaData(source, DatabaseMetaData::getDatabaseProductName);
    if (DatabaseDriver.fromProductName(product) == DatabaseDriver.H2) {
      JdbcClient.create(source).sql("set write_delay 0").update();
    }
  }
}
