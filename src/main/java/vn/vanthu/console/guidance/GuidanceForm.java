package vn.vanthu.console.guidance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.multipart.MultipartFile;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.NewGuidance;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

/**
 * The fields of the page on which a guidance is drawn up, as they were typed.
 *
 * @param reach {@code all}, {@code kind}, {@code cluster} or {@code list}
 * @param listed codes or names of units, one a line
 */
record GuidanceForm(
    @Nullable String token,
    @Nullable String title,
    @Nullable String docNumber,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate docDate,
    @Nullable String body,
    @Nullable String reach,
    @Nullable List<UnitKind> kinds,
    @Nullable List<String> clusters,
    @Nullable String listed,
    @Nullable Boolean asks,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate confirmBy,
    @Nullable Boolean opens,
    @Nullable String form,
    @Nullable String period,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
    @Nullable List<MultipartFile> files) {
  private static final String PDF = "application/pdf";

  /** An empty page. */
  static GuidanceForm empty(String token) {
    return new GuidanceForm(
        token, null, null, null, null, "all", null, null, null, true, null, false, null, null, null,
        null);
  }

  /** Whether that kind is chosen. */
  public boolean has(UnitKind kind) {
    return kinds != null && kinds.contains(kind);
  }

  /** Whether that cluster is chosen. */
  public boolean has(String cluster) {
    return clusters != null && clusters.contains(cluster);
  }

  /**
   * What was typed.
   *
   * @param code finds a unit's code by what stands in a line of the list
   */
  NewGuidance read(Function<String, Optional<UnitCode>> code) {
    return new NewGuidance(
        said(token).orElse(""),
        said(title).orElse(""),
        said(docNumber),
        Optional.ofNullable(docDate),
        Optional.ofNullable(body).orElse(""),
        selection(code),
        yes(asks),
        yes(asks) ? Optional.ofNullable(confirmBy) : Optional.empty(),
        campaign(),
        attachments());
  }

  /** A list that names nobody asks a code that no unit has, for an empty one would be everyone. */
  private Selection selection(Function<String, Optional<UnitCode>> code) {
    return switch (said(reach).orElse("")) {
      case "kind" -> new Selection.OfKinds(kinds == null ? Set.of() : Set.copyOf(kinds));
      case "cluster" ->
          new Selection.OfClusters(clusters == null ? Set.of() : Set.copyOf(clusters));
      case "list" -> {
        List<UnitCode> codes = new ArrayList<>();
        lines().forEach(line -> code.apply(line).ifPresent(codes::add));
        yield new Selection.Listed(Set.copyOf(codes));
      }
      default -> Selection.everyone();
    };
  }

  /** Lines of the list that name no unit. */
  List<String> unknown(Function<String, Optional<UnitCode>> code) {
    return "list".equals(reach)
        ? lines().stream().filter(line -> code.apply(line).isEmpty()).toList()
        : List.of();
  }

  private List<String> lines() {
    return Arrays.stream(Optional.ofNullable(listed).orElse("").split("[\\n;,]"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Whether the round of reports that it opens is only half described. */
  boolean lacksRound() {
    return yes(opens) && campaign().isEmpty();
  }

  private Optional<Guidance.Opens> campaign() {
    if (!yes(opens) || said(form).isEmpty() || said(period).isEmpty() || due == null) {
      return Optional.empty();
    }
    try {
      Period asked = Period.parse(said(period).get());
      String key = said(form).get().toLowerCase(Locale.ROOT);
      String campaign = key.toUpperCase(Locale.ROOT) + "-" + asked;
      return Optional.of(new Guidance.Opens(campaign, key, asked, due));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<Attachment> attachments() {
    List<Attachment> read = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty()) {
        try {
          read.add(Attachment.file(name(file), type(name(file)), file.getBytes()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return read;
  }

  private static String name(MultipartFile file) {
    String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String safe = bare.replaceAll("[\\p{Cc}\\p{Cf}:*?\"<>|]", "_").strip();
    return safe.length() <= 200 ? safe : safe.substring(safe.length() - 200);
  }

  private static String type(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? PDF : Attachment.DOCX;
  }

  /** A box that is not ticked is not sent. */
  private static boolean yes(@Nullable Boolean ticked) {
    return Boolean.TRUE.equals(ticked);
  }

  private static Optional<String> said(@Nullable String field) {
    return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
  }
}
