package vn.vanthu.correspondence.upward;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * A ruled table of fixed columns; its heading is repeated on every page, and no row is broken over
 * two. Thousands of rows would not fit into memory as objects, so one pattern row stands for them
 * until the document is written, see {@link DocxRows}.
 */
final class DocxTable {
  private static final BigInteger MARGIN = BigInteger.valueOf(40);

  private final CTTbl table;
  private final CTRPr look;
  private final List<Column> columns;

  DocxTable(CTTbl table, CTRPr look, List<Column> columns) {
    this.table = table;
    this.look = look;
    this.columns = columns;
    CTTblPr properties = table.getTblPr() == null ? table.addNewTblPr() : table.getTblPr();
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    var borders =
        properties.isSetTblBorders() ? properties.getTblBorders() : properties.addNewTblBorders();
    for (var border :
        List.of(
            borders.isSetTop() ? borders.getTop() : borders.addNewTop(),
            borders.isSetBottom() ? borders.getBottom() : borders.addNewBottom(),
            borders.isSetLeft() ? borders.getLeft() : borders.addNewLeft(),
            borders.isSetRight() ? borders.getRight() : borders.addNewRight(),
            borders.isSetInsideH() ? borders.getInsideH() : borders.addNewInsideH(),
            borders.isSetInsideV() ? borders.getInsideV() : borders.addNewInsideV())) {
      border.setVal(STBorder.SINGLE);
    }
    var margins = properties.addNewTblCellMar();
    for (var side : List.of(margins.addNewLeft(), margins.addNewRight())) {
      side.setType(STTblWidth.DXA);
      side.setW(MARGIN);
    }
    var grid = table.getTblGrid() == null ? table.addNewTblGrid() : table.getTblGrid();
    columns.forEach(c -> grid.addNewGridCol().setW(DocxTemplate.twips(c.centimetres())));
  }

  /** The row that is repeated on every page. */
  void heading() {
    CTRow row = row(columns.stream().map(Column::heading).toList(), true, true);
    row.getTrPr().addNewTblHeader();
  }

  /** The row that {@link DocxRows} puts all the others in the place of. */
  void pattern(String name) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(DocxRows.mark(name, i));
    }
    row(cells, false, false);
  }

  void boldRow(List<String> cells) {
    row(cells, true, false);
  }

  private CTRow row(List<String> cells, boolean bold, boolean centred) {
    CTRow row = table.addNewTr();
    row.addNewTrPr().addNewCantSplit();
    for (int i = 0; i < columns.size(); i++) {
      cell(row, columns.get(i), cells.get(i), bold, centred);
    }
    return row;
  }

  private void cell(CTRow row, Column column, String text, boolean bold, boolean centred) {
    CTTc cell = row.addNewTc();
    var width = cell.addNewTcPr().addNewTcW();
    width.setType(STTblWidth.DXA);
    width.setW(DocxTemplate.twips(column.centimetres()));
    CTP paragraph = cell.addNewP();
    paragraph
        .addNewPPr()
        .addNewJc()
        .setVal(centred ? STJc.CENTER : column.figures() ? STJc.RIGHT : STJc.LEFT);
    CTR run = paragraph.addNewR();
    run.setRPr(look);
    while (run.getRPr().sizeOfBArray() > 0) {
      run.getRPr().removeB(0);
    }
    if (bold) {
      run.getRPr().addNewB();
    }
    run.addNewT().setStringValue(DocxTemplate.clean(text));
  }

  /** A column: its heading, its width, whether figures stand in it. */
  record Column(String heading, double centimetres, boolean figures) {}
}
