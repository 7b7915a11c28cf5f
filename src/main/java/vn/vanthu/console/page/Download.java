package vn.vanthu.console.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.vanthu.correspondence.Attachment;

/** A table as a file to be downloaded, as CSV or workbook, row by row. */
public sealed interface Download extends AutoCloseable {
  /** Adds a row: a {@link Number} stays one, anything else is text. */
  void row(List<?> cells) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Begins the answer.
   *
   * @param name of the file, without its ending; plain letters
   * @param kind {@code csv} or {@code xlsx}
   * @param frozen columns that stay in sight in a workbook
   */
  static Download of(
      HttpServletResponse response, String name, String kind, List<String> headings, int frozen)
      throws IOException {
    String file = name.replaceAll("[^A-Za-z0-9._-]+", "-") + "." + kind;
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    if (kind.equals("xlsx")) {
      response.setContentType(Attachment.XLSX);
      return new AsWorkbook(response, new XlsxTable("Văn Thư", headings, frozen));
    }
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    AsCsv csv = new AsCsv(response.getWriter());
    csv.out.write(Csv.BYTE_ORDER_MARK);
    csv.row(headings);
    return csv;
  }

  /** Separated values. */
  record AsCsv(Writer out) implements Download {
    @Override
    public void row(List<?> cells) throws IOException {
      out.write(Csv.row(cells.stream().map(String::valueOf).toArray(String[]::new)));
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** An Excel workbook. */
  record AsWorkbook(HttpServletResponse response, XlsxTable table) implements Download {
    @Override
    public void row(List<?> cells) {
      table.row(cells);
    }

    @Override
    public void close() throws IOException {
      table.write(response.getOutputStream());
      table.close();
    }
  }
}
