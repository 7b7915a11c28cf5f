package vn.vanthu.console.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.reminders.ReminderPauses;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

@ConsoleTest
class UnitPagesTest {
  @Autowired MockMvc mvc;
  @Autowired Units units;
  @Autowired ReminderPauses pauses;
  @Autowired UnitColumns columns;
  @Autowired Audit audit;
  @Autowired KeptImports kept;
  @Autowired Clock clock;

  @BeforeEach
  void three_units() {
    units.put(
        List.of(
            unit("UP1", "Công đoàn Trường Ếch Xanh"),
            unit("UP2", "Công đoàn Trường Éo Gió"),
            unit("UP3", "Công đoàn Trường Đá Bạc")));
  }

  @Test
  void every_page_of_units_opens_for_a_viewer() throws Exception {
    for (String path :
        List.of(
            "/units",
            "/units?health=dead&validity=all",
            "/units?words=khong co don vi nay",
            "/units/UP1",
            "/units/UP1/edit",
            "/units/UP1/split",
            "/units/merge?unit=UP1&unit=UP2",
            "/units/new",
            "/units/import")) {
      mvc.perform(get(path).with(user("an").roles("VIEWER"))).andExpect(status().isOk());
    }
    mvc.perform(get("/units/KHONG-CO").with(user("an").roles("VIEWER")))
        .andExpect(status().isNotFound());
  }

  @Test
  void units_stand_in_the_order_of_the_alphabet_and_are_found_without_accents() throws Exception {
    String page =
        mvc.perform(get("/units?words=cong doan truong").with(user("an").roles("VIEWER")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page.indexOf("Đá Bạc")).isPositive().isLessThan(page.indexOf("Éo Gió"));
    assertThat(page.indexOf("Éo Gió")).isLessThan(page.indexOf("Ếch Xanh"));
    mvc.perform(get("/units?words=da bac").with(user("an").roles("VIEWER")))
        .andExpect(content().string(containsString("Đá Bạc")))
        .andExpect(content().string(not(containsString("Ếch Xanh"))));
  }

  @Test
  void a_unit_is_added_and_what_is_wrong_stands_at_its_field() throws Exception {
    mvc.perform(
            clerk(
                "/units/new",
                "code",
                "A/B",
                "name",
                "Công đoàn Trường Mới",
                "kind",
                "SCHOOL",
                "emails",
                "khong-phai-dia-chi",
                "active_from",
                "2022-05-01",
                "active_to",
                "2022-04-01",
                "parent",
                "KHONG-CO"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Mã cần từ 1 đến 64 ký tự")))
        .andExpect(content().string(containsString("không phải địa chỉ thư")))
        .andExpect(content().string(containsString("Ngày cuối trước ngày đầu.")))
        .andExpect(content().string(containsString("Chưa có đơn vị KHONG-CO.")));
    mvc.perform(
            clerk(
                "/units/new",
                "code",
                "UP9",
                "name",
                "Công đoàn Trường Mới",
                "kind",
                "SCHOOL",
                "emails",
                "moi@truong.example\nmoi2@truong.example"))
        .andExpect(redirectedUrl("/units/UP9"));
    assertThat(units.find(new UnitCode("UP9")).orElseThrow().emails()).hasSize(2);
  }

  @Test
  void who_saves_a_unit_that_somebody_else_has_changed_is_told() throws Exception {
    mvc.perform(clerk("/units/UP1/edit", "name", "Khác", "kind", "SCHOOL", "seen", "0"))
        .andExpect(redirectedUrl("/units/UP1/edit"))
        .andExpect(flash().attribute("notice", Notice.warning("units.overtaken")));
    assertThat(units.find(new UnitCode("UP1")).orElseThrow().name()).contains("Ếch Xanh");
  }

  @Test
  void a_merger_and_a_split_are_told_on_the_pages_of_all() throws Exception {
    mvc.perform(
            clerk(
                "/units/merge",
                "unit",
                "UP1",
                "unit",
                "UP2",
                "into",
                "new",
                "code",
                "UP12",
                "name",
                "Công đoàn Trường Ếch Gió",
                "on",
                "2022-06-01",
                "inherits",
                "true"))
        .andExpect(redirectedUrl("/units/UP12"));
    assertThat(units.find(new UnitCode("UP1")).orElseThrow().activeTo())
        .contains(LocalDate.of(2022, 5, 31));
    mvc.perform(get("/units/UP1").with(user("an").roles("VIEWER")))
        .andExpect(content().string(containsString("Công đoàn Trường Ếch Gió")));

    mvc.perform(
            clerk(
                "/units/UP3/split",
                "code1",
                "UP31",
                "name1",
                "Một",
                "code2",
                "UP31",
                "name2",
                "",
                "on",
                "2022-06-01",
                "ends",
                "true"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Đã có mã UP31.")))
        .andExpect(content().string(containsString("Cần tên đơn vị")));
  }

  @Test
  void reminders_to_a_unit_are_paused_and_go_again() throws Exception {
    mvc.perform(clerk("/units/UP1/pause", "until", "2022-06-20", "why", "nghỉ hè"))
        .andExpect(redirectedUrl("/units/UP1"));
    assertThat(pauses.on(LocalDate.of(2022, 6, 20))).contains(new UnitCode("UP1"));
    mvc.perform(clerk("/units/UP1/resume")).andExpect(redirectedUrl("/units/UP1"));
    assertThat(pauses.on(LocalDate.of(2022, 6, 20))).doesNotContain(new UnitCode("UP1"));
  }

  @Test
  void a_file_is_previewed_and_stored_only_once_it_is_confirmed() throws Exception {
    String path = imported("code,name,kind,phone\nUP1,Tên mới,school,\nUPX,Đơn vị lạ,y tế,'+84912");
    await()
        .untilAsserted(
            () ->
                show(path)
                    .andExpect(content().string(containsString("Đơn vị lạ")))
                    .andExpect(content().string(containsString("Tên mới"))));
    assertThat(units.find(new UnitCode("UPX"))).isEmpty();

    mvc.perform(clerk(path + "/confirm")).andExpect(redirectedUrl(path));
    await().untilAsserted(() -> show(path).andExpect(content().string(containsString("Đã lưu"))));
    assertThat(units.find(new UnitCode("UPX")).orElseThrow().phone()).isEqualTo("+84912");
    assertThat(units.find(new UnitCode("UP1")).orElseThrow().name()).isEqualTo("Tên mới");
  }

  @Test
  void what_a_file_has_no_column_for_stays_as_it_is() throws Exception {
    String path = imported("code,name,phone\nUP2,Công đoàn Trường Éo Gió,0912");
    await().untilAsserted(() -> show(path).andExpect(content().string(containsString("0912"))));
    show(path).andExpect(content().string(not(containsString("bỏ trống"))));

    mvc.perform(clerk(path + "/confirm"));
    await().untilAsserted(() -> show(path).andExpect(content().string(containsString("Đã lưu"))));
    Unit after = units.find(new UnitCode("UP2")).orElseThrow();
    assertThat(after.phone()).isEqualTo("0912");
    assertThat(after.emails()).containsExactly("up2@truong.example");
    assertThat(after.kind()).isEqualTo(UnitKind.SCHOOL);
  }

  @Test
  void a_preview_outlives_a_restart_and_is_gone_once_it_is_dropped() throws Exception {
    String path = imported("code,name,kind\nUPZ,Đơn vị chờ,school");
    await()
        .untilAsserted(() -> show(path).andExpect(content().string(containsString("Đơn vị chờ"))));
    String id = path.substring(path.lastIndexOf('/') + 1);

    UnitImports restarted = new UnitImports(units, columns, audit, kept, clock);
    assertThat(restarted.running()).extracting(UnitImport::id).contains(id);
    UnitImport again = restarted.find(id).orElseThrow();
    await().untilAsserted(() -> assertThat(again.phase()).isEqualTo(UnitImport.Phase.PREVIEW));
    assertThat(again.changes()).extracting(c -> c.after().name()).containsExactly("Đơn vị chờ");
    assertThat(again.file()).isEqualTo("don-vi.csv");

    mvc.perform(clerk(path + "/drop")).andExpect(redirectedUrl("/units"));
    assertThat(restarted.find(id)).as("dropped by somebody at another node").isEmpty();
    assertThat(restarted.running()).extracting(UnitImport::id).doesNotContain(id);
  }

  @Test
  void every_bad_row_of_a_file_is_named_in_words() throws Exception {
    String path = imported("code,name,kind,emails\nUP1,,school,\nUP1,B,lạ lùng,abc");
    await()
        .untilAsserted(
            () ->
                show(path)
                    .andExpect(content().string(containsString("Có hai lần trong tệp: UP1")))
                    .andExpect(content().string(containsString("Không rõ: lạ lùng")))
                    .andExpect(content().string(containsString("Không phải địa chỉ thư: abc"))));
    mvc.perform(clerk(path + "/confirm"));
    assertThat(units.find(new UnitCode("UP1")).orElseThrow().name()).contains("Ếch Xanh");
  }

  @Test
  void an_upload_without_a_file_is_asked_for_one() throws Exception {
    mvc.perform(clerk("/units/import"))
        .andExpect(redirectedUrl("/units/import"))
        .andExpect(flash().attribute("notice", Notice.warning("units.import.no-file")));
  }

  @Test
  void what_is_exported_can_be_imported_again_without_a_change() throws Exception {
    byte[] file =
        mvc.perform(get("/units/export.xlsx?validity=all").with(user("an").roles("VIEWER")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    String path = imported(new MockMultipartFile("file", "don-vi.xlsx", null, file));
    await()
        .untilAsserted(() -> show(path).andExpect(content().string(containsString("Giữ nguyên"))));
    show(path).andExpect(content().string(not(containsString("Xác nhận và lưu"))));
  }

  private ResultActions show(String path) throws Exception {
    return mvc.perform(get(path).with(user("lan").roles("CLERK"))).andExpect(status().isOk());
  }

  private String imported(String csv) throws Exception {
    return imported(
        new MockMultipartFile(
            "file", "don-vi.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private String imported(MockMultipartFile file) throws Exception {
    return Optional.ofNullable(
            mvc.perform(
                    multipart("/units/import")
                        .file(file)
                        .with(csrf())
                        .with(user("lan").roles("CLERK")))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl())
        .orElseThrow();
  }

  private static MockHttpServletRequestBuilder clerk(String path, String... fields) {
    MockHttpServletRequestBuilder request =
        post(path).with(csrf()).with(user("lan").roles("CLERK"));
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
  }

  private static Unit unit(String code, String name) {
    return new Unit(
        new UnitCode(code),
        name,
        List.of(),
        UnitKind.SCHOOL,
        List.of(code.toLowerCase(java.util.Locale.ROOT) + "@truong.example"),
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
