package vn.vanthu.correspondence.trends;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The city's indices that people have noted. */
@Repository
public class CityIndices {
  private final JdbcClient jdbc;

  public CityIndices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, the newest year first. */
  public List<CityIndex> all() {
    return jdbc.sql("select * from city_index order by year_of desc, name")
        .query(CityIndices::index)
        .list();
  }

  /** Notes one, in the place of what stood for that year and index. */
  @Transactional
  public void put(CityIndex index) {
    Map<String, Object> row = new HashMap<>();
    row.put("year", index.year());
    row.put("name", index.name().name());
    row.put("points", index.points());
    row.put("rank", index.rank().orElse(null));
    row.put("source", index.source());
    row.put("who", index.who());
    row.put("at", index.at().atOffset(ZoneOffset.UTC));
    remove(index.year(), index.name());
    jdbc.sql(
            """
            insert into city_index (year_of, name, points, rank_of, source, who, at)
            values (:year, :name, :points, :rank, :source, :who, :at)
            """)
        .params(row)
        .update();
  }

  /**
   * @return false if none stood there
   */
  public boolean remove(int year, CityIndex.Name name) {
    return jdbc.sql("delete from city_index where year_of = :year and name = :name")
            .param("year", year)
            .param("name", name.name())
            .update()
        > 0;
  }

  private static CityIndex index(ResultSet row, int n) throws SQLException {
    return new CityIndex(
        row.getInt("year_of"),
        CityIndex.Name.valueOf(row.getString("name")),
        row.getBigDecimal("points").stripTrailingZeros(),
        Optional.ofNullable(row.getObject("rank_of", Integer.class)),
        row.getString("source"),
        row.getString("who"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
