package vn.vanthu.console.units;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.MailboxSettings;

/** Registry files that wait for a person's word: a row each, and the file in the data folder. */
@Component
class KeptImports {
  private static final Logger log = LoggerFactory.getLogger(KeptImports.class);
  private static final int LONGEST_NAME = 255;

  private final JdbcClient jdbc;
  private final Path folder;

  KeptImports(JdbcClient jdbc, MailboxSettings settings) {
    this.jdbc = jdbc;
    this.folder = settings.data().resolve("imports");
  }

  /**
   * Takes over a file.
   *
   * @param file is moved; its ending says how it is read
   * @param name as its owner calls it
   * @throws IOException if it cannot be moved: nothing is then kept
   */
  Kept keep(String id, Path file, String name, String who, Instant at) throws IOException {
    Files.createDirectories(folder);
    String as = id + (file.toString().endsWith(".xlsx") ? ".xlsx" : ".csv");
    Files.move(file, folder.resolve(as), StandardCopyOption.REPLACE_EXISTING);
    Kept kept =
        new Kept(
            id,
            name.substring(0, Math.min(LONGEST_NAME, name.length())),
            folder.resolve(as),
            who,
            at);
    jdbc.sql(
            """
            insert into unit_import (id, file_name, kept_as, who, begun_at)
            values (:id, :name, :as, :who, :at)
            """)
        .param("id", id)
        .param("name", kept.name())
        .param("as", as)
        .param("who", who)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
    return kept;
  }

  Optional<Kept> find(String id) {
    return jdbc.sql("select * from unit_import where id = :id")
        .param("id", id)
        .query(this::kept)
        .optional();
  }

  /** All, the latest first. */
  List<Kept> all() {
    return jdbc.sql("select * from unit_import order by begun_at desc, id")
        .query(this::kept)
        .list();
  }

  /** Lets go of the row and the file; nothing happens where there is none. */
  void forget(String id) {
    Optional<Kept> kept = find(id);
    jdbc.sql("delete from unit_import where id = :id").param("id", id).update();
    kept.ifPresent(one -> delete(one.path()));
  }

  private Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getString("id"),
        row.getString("file_name"),
        folder.resolve(row.getString("kept_as")),
        row.getString("who"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("a registry file stays behind", e);
    }
  }

  /**
   * A file that waits.
   *
   * @param name as its owner calls it
   * @param path where it lies
   */
  record Kept(String id, String name, Path path, String who, Instant at) {}
}
