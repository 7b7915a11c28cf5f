package vn.vanthu.correspondence.digests;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.correspondence.texts.Templates;

/**
 * Bars of the open campaigns: in time, late, not yet. Drawn twice as large as shown, for
 * telephones.
 */
final class ProgressChart {
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 24);

  private ProgressChart() {}

  static byte[] of(List<CampaignStatus> open, Function<Campaign, String> name, Templates templates)
      throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder().width(720).height(open.size() > 2 ? 560 : 440).build();
    chart.getStyler().setStacked(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendFont(TEXT);
    chart.getStyler().setAxisTickLabelsFont(TEXT);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.getStyler().setXAxisLabelRotation(open.size() > 2 ? 30 : 0);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setAvailableSpaceFill(open.size() == 1 ? 0.25 : 0.6);
    chart
        .getStyler()
        .setSeriesColors(
            new Color[] {new Color(0x2E7D32), new Color(0xF9A825), new Color(0xBDBDBD)});
    List<String> names = open.stream().map(s -> name.apply(s.campaign())).toList();
    chart.addSeries(
        templates.word("digest.chart.on-time"), names, numbers(open, CampaignStatus::onTime));
    chart.addSeries(
        templates.word("digest.chart.late"), names, numbers(open, CampaignStatus::late));
    chart.addSeries(
        templates.word("digest.chart.missing"), names, numbers(open, CampaignStatus::missing));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, png, BitmapFormat.PNG);
    return png.toByteArray();
  }

  private static List<Integer> numbers(
      List<CampaignStatus> open, Function<CampaignStatus, Integer> count) {
    return new ArrayList<>(open.stream().map(count).toList());
  }
}
