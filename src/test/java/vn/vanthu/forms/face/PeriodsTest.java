package vn.vanthu.forms.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.forms.text.Folded;

class PeriodsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kết quả tuyên truyền CCHC Quý II năm 2022|2022-Q2",
        "BÁO CÁO CCHC QUÝ 3/2022|2022-Q3",
        "Bao cao CCHC quy IV-2021|2021-Q4",
        "BC CCHC Q1/2023|2023-Q1",
        "Báo cáo 6 tháng đầu năm 2022, phương hướng nhiệm vụ 6 tháng cuối năm 2022|2022-H1",
        "Báo cáo 06 tháng cuối năm 2021|2021-H2",
        "Báo cáo sáu tháng đầu năm 2022|2022-H1",
        "Báo cáo 9 tháng đầu năm 2022|2022-9M",
        "Báo cáo tháng 5/2022|2022-M05",
        "Báo cáo tháng 05 năm 2022, nhiệm vụ tháng 6 năm 2022|2022-M05"
      })
  void the_first_period_of_a_title_is_the_reports(String title, String period) {
    assertThat(Periods.first(Folded.of(title), Optional.empty()))
        .hasValueSatisfying(named -> assertThat(named.period()).hasToString(period));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Từ ngày 15/12/2021 đến 14/6/2022|2022-H1",
        "từ ngày 15/3/2022 đến ngày 14/6/2022|2022-Q2",
        "từ 01/7/2022 đến hết ngày 30/9/2022|2022-Q3",
        "từ 01/01 đến 31/12/2022|2022"
      })
  void a_span_of_dates_is_the_period_that_it_covers(String words, String period) {
    assertThat(Periods.span(Folded.of(words)))
        .hasValueSatisfying(named -> assertThat(named.period()).hasToString(period));
  }

  @Test
  void the_month_of_a_date_is_no_period() {
    assertThat(Periods.first(Folded.of("Gia Lâm, ngày 10 tháng 6 năm 2022"), Optional.empty()))
        .isEmpty();
  }

  @Test
  void a_period_without_its_year_takes_the_one_given() {
    assertThat(Periods.first(Folded.of("Báo cáo CCHC quý II"), Optional.of(2022)))
        .hasValueSatisfying(named -> assertThat(named.period()).hasToString("2022-Q2"));
  }

  @Test
  void a_school_year_is_seen_as_such() {
    assertThat(Periods.school(Folded.of("Báo cáo học kỳ I năm học 2021-2022"))).isTrue();
  }
}
