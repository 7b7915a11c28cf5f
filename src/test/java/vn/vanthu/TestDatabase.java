package vn.vanthu;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The two databases that every test of rows runs on:
 * {@code @ParameterizedClass @EnumSource(TestDatabase.class)}.
 */
public enum TestDatabase {
  H2 {
    @Override
    DataSource empty() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
      return source;
    }
  },
  POSTGRESQL {
    @Override
    DataSource empty() {
      return Server.newDatabase();
    }
  };

  /** A new database with every migration applied. */
  public DataSource migrated() {
    DataSource source = empty();
    String vendor = this == H2 ? "h2" : "postgresql";
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
        .failOnMissingLocations(false)
        .callbacks(new H2WithoutChecks())
        .load()
        .migrate();
    return source;
  }

  abstract DataSource empty();

  /** One server for the whole run, started when first asked for. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static DataSource newDatabase() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = POSTGRES.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      return POSTGRES.getDatabase("postgres", name);
    }
  }
}
