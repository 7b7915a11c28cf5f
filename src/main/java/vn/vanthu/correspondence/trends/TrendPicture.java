package vn.vanthu.correspondence.trends;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import vn.vanthu.forms.Period;

/** Trends as one PNG, two charts in a row, large enough to be printed. */
public final class TrendPicture {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int LONGEST_TITLE = 46;
  private static final Color BAR = new Color(0x0E5A57);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 21);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

  private TrendPicture() {}

  /**
   * Draws them.
   *
   * @param trends each with at least one point
   * @param name how a period is written below its bar
   */
  public static byte[] of(List<Trend> trends, Function<Period, String> name) throws IOException {
    int columns = Math.min(2, Math.max(1, trends.size()));
    int rows = Math.max(1, (trends.size() + columns - 1) / columns);
    BufferedImage all =
        new BufferedImage(columns * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
    for (int i = 0; i < trends.size(); i++) {
      BufferedImage one = BitmapEncoder.getBufferedImage(chart(trends.get(i), name));
      graphics.drawImage(one, i % columns * WIDTH, i / columns * HEIGHT, null);
    }
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(all, "png", png);
    return png.toByteArray();
  }

  private static CategoryChart chart(Trend trend, Function<Period, String> name) {
    String label = trend.indicator().label();
    String title =
        label.length() <= LONGEST_TITLE
            ? label
            : label.substring(0, label.lastIndexOf(' ', LONGEST_TITLE)) + " …";
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartTitleFont(TITLE);
    chart.getStyler().setChartTitleBoxVisible(false);
    chart.getStyler().setAxisTickLabelsFont(TEXT);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setAvailableSpaceFill(trend.points().size() < 4 ? 0.35 : 0.6);
    chart.getStyler().setSeriesColors(new Color[] {BAR});
    List<String> periods = trend.points().stream().map(p -> name.apply(p.period())).toList();
    List<Long> totals = new ArrayList<>(trend.points().stream().map(Trend.Point::total).toList());
    chart.addSeries(label, periods, totals);
    return chart;
  }
}
