package vn.vanthu.correspondence.trends;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A published index of the city, as a person has noted it.
 *
 * @param points per cent or points, as published
 * @param rank among the provinces
 * @param source where it was published
 */
public record CityIndex(
    int year,
    Name name,
    BigDecimal points,
    Optional<Integer> rank,
    String source,
    String who,
    Instant at) {
  /** The indices. Source: reporting practice, part 6. */
  public enum Name {
    /** Administrative reform, by the ministry of home affairs; per cent. */
    PAR_INDEX,
    /** Satisfaction with administrative service; per cent. */
    SIPAS,
    /** Governance and public administration as citizens see it; of 80 points. */
    PAPI,
    /** Readiness for information technology; from 0 to 1. */
    ICT_INDEX
  }
}
