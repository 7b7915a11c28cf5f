package vn.vanthu.console.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.vanthu.console.rounds.ThreeUnits.ROUND;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.console.ConsoleTest;

/** The figures of a campaign on its page and in files. */
@ConsoleTest
class CampaignFiguresTest {
  @Autowired MockMvc mvc;
  @Autowired ApplicationContext service;

  @BeforeEach
  void a_campaign_of_three_units() throws Exception {
    new ThreeUnits(service).open();
  }

  @Test
  void exports_hold_every_unit_and_no_formula() throws Exception {
    String csv = text("/campaigns/" + ROUND + "/export.csv");
    assertThat(text("/campaigns/matrix.csv?kind=SCHOOL")).contains(ROUND).contains("Đã nhận");
    assertThat(csv).contains("\"'=HYPERLINK(\"\"http://x\"\")\"").contains("Đông Yên");
    try (XSSFWorkbook workbook = workbook("/campaigns/" + ROUND + "/figures.xlsx")) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(4);
      for (int row = 0; row <= 4; row++) {
        sheet
            .getRow(row)
            .forEach(
                cell ->
                    assertThat(cell.getCellType())
                        .isNotEqualTo(org.apache.poi.ss.usermodel.CellType.FORMULA));
      }
    }
  }

  @Test
  void figures_stand_beside_the_period_before_with_their_sum_and_what_is_out_of_proportion()
      throws Exception {
    mvc.perform(get("/campaigns/" + ROUND + "/figures").with(user("an").roles("VIEWER")))
        .andExpect(content().string(containsString("1.205")))
        .andExpect(content().string(containsString("kỳ trước 3")))
        .andExpect(content().string(containsString("class=\"num odd\"")));
  }

  private String text(String path) throws Exception {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private XSSFWorkbook workbook(String path) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes(path)));
  }

  private byte[] bytes(String path) throws Exception {
    return mvc.perform(get(path).with(user("an").roles("VIEWER")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }
}
