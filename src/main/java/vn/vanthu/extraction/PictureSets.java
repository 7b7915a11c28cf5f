package vn.vanthu.extraction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vanthu.extraction.Extraction.Part;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;

/**
 * Several photographs of one report as one document: its part's name is those of the pictures, and
 * its pages are the pictures. A picture with a letterhead opens a new one.
 */
final class PictureSets {
  private static final Pattern OPENING =
      Pattern.compile("cong hoa xa hoi|doc lap\\W{1,3}tu do|so\\W{0,3}[\\d.…]*\\W{0,2}/ ?bc\\b");

  /** A page number in a name: "trang 2", "IMG_1", "(3)"; not the number of a camera or a day. */
  private static final Pattern NUMBERED = Pattern.compile("^(.*?)(\\d{1,2})\\D{0,2}$");

  private PictureSets() {}

  static Extraction joined(Extraction extraction) {
    Map<String, List<Passage>> pictures = new LinkedHashMap<>();
    for (Part part : extraction.parts()) {
      if (part.type().startsWith("image/") && part.outcome() == PartOutcome.READ) {
        pictures.put(part.name(), new ArrayList<>());
      }
    }
    List<Passage> others = new ArrayList<>();
    for (Passage passage : extraction.passages()) {
      pictures.getOrDefault(passage.place().part(), others).add(passage);
    }
    if (pictures.size() < 2) {
      return extraction;
    }
    for (List<String> set : sets(pictures)) {
      others.addAll(pages(set, pictures));
    }
    return new Extraction(others, extraction.parts(), extraction.findings());
  }

  private static List<List<String>> sets(Map<String, List<Passage>> pictures) {
    List<List<String>> sets = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String name : ordered(pictures)) {
      if (opens(pictures.getOrDefault(name, List.of())) && !open.isEmpty()) {
        sets.add(open);
        open = new ArrayList<>();
      }
      open.add(name);
    }
    sets.add(open);
    return sets;
  }

  /** In the order of their page numbers where their names have such, else as they came. */
  private static List<String> ordered(Map<String, List<Passage>> pictures) {
    List<String> names = new ArrayList<>(pictures.keySet());
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> number(name).ifPresent(number -> numbers.put(name, number)));
    if (numbers.size() == names.size() && numbers.values().stream().distinct().count() > 1) {
      names.sort(Comparator.comparing(numbers::get));
    }
    List<String> openings =
        names.stream().filter(n -> opens(pictures.getOrDefault(n, List.of()))).toList();
    if (openings.size() == 1) {
      names.remove(openings.get(0));
      names.add(0, openings.get(0));
    }
    return names;
  }

  private static Optional<Integer> number(String name) {
    Matcher m = NUMBERED.matcher(name.replaceFirst("\\.[A-Za-z]{3,4}$", ""));
    return m.matches() && !m.group(1).matches(".*\\d$")
        ? Optional.of(Integer.valueOf(m.group(2)))
        : Optional.empty();
  }

  private static boolean opens(List<Passage> page) {
    String top = page.stream().limit(10).map(Passage::text).collect(Collectors.joining("\n"));
    String plain =
        Normalizer.normalize(top.toLowerCase(java.util.Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('đ', 'd');
    return OPENING.matcher(plain).find();
  }

  private static List<Passage> pages(List<String> set, Map<String, List<Passage>> pictures) {
    String name = String.join(Place.WITH, set);
    List<Passage> all = new ArrayList<>();
    for (int page = 1; page <= set.size(); page++) {
      for (Passage passage : pictures.getOrDefault(set.get(page - 1), List.of())) {
        Place place = new Place(name, page, "", all.size());
        if (passage instanceof Table table) {
          add(table, place, all);
        } else {
          Paragraph p = (Paragraph) passage;
          all.add(new Paragraph(place, p.text(), p.bold(), p.certainty()));
        }
      }
    }
    return all;
  }

  /** A table at the top of a picture goes on with one of the same width before it. */
  private static void add(Table table, Place place, List<Passage> all) {
    Passage last = all.isEmpty() ? null : all.get(all.size() - 1);
    if (last instanceof Table before
        && before.place().page() < place.page()
        && before.width() == table.width()) {
      List<List<Table.Cell>> rows = new ArrayList<>(before.rows());
      rows.addAll(table.rows());
      List<Integer> pages = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        boolean old = row < before.rows().size();
        pages.add(old ? before.placeOf(row).page() : place.page());
      }
      all.set(all.size() - 1, new Table(before.place(), rows, pages));
      return;
    }
    all.add(new Table(place, table.rows()));
  }
}
