package vn.vanthu;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    @Override
    public DataSource migrated() {
      DataSource source = empty();
      execute(source, Script.OF_ALL_MIGRATIONS);
      return source;
    }
  },
  POSTGRESQL {
    @Override
    DataSource empty() {
      return Server.newDatabase("");
    }

    @Override
    public DataSource migrated() {
      return Server.newDatabase(" template " + Migrated.NAME);
    }
  };

  /** A new database with every migration applied: a copy of one that was migrated once. */
  public abstract DataSource migrated();

  abstract DataSource empty();

  private static void migrate(DataSource source, String vendor) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
        .failOnMissingLocations(false)
        .callbacks(new H2WithoutChecks())
        .load()
        .migrate();
  }

  private static void execute(DataSource source, String sql) {
    JdbcClient.create(source).sql(sql).update();
  }

  /** What makes an H2 as the migrations leave it. */
  private static final class Script {
    private static final String OF_ALL_MIGRATIONS = written();

    private static String written() {
      DataSource source = H2.empty();
      migrate(source, "h2");
      List<String> lines = JdbcClient.create(source).sql("script").query(String.class).list();
      return String.join("\n", lines);
    }
  }

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

    static DataSource newDatabase(String like) {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      execute(POSTGRES.getPostgresDatabase(), "create database " + name + like);
      return POSTGRES.getDatabase("postgres", name);
    }
  }

  /** The database that all others are copied from; nobody connects to it once it is made. */
  private static final class Migrated {
    private static final String NAME = made();

    private static String made() {
      DataSource source = Server.newDatabase("");
      migrate(source, "postgresql");
      return JdbcClient.create(source)
          .sql("select current_database()")
          .query(String.class)
          .single();
    }
  }
}
