package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.registry.Units;

/** The service without its web server, as the command {@code import} starts it. */
class ImportCommandTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");

  @TempDir Path data;

  @Test
  void units_and_campaigns_are_taken_without_a_web_server() {
    try (ConfigurableApplicationContext service =
        VanThu.withoutWeb(
            "--spring.datasource.url=jdbc:h2:mem:import;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "--vanthu.data=" + data,
            "--vanthu.ocr.enabled=false")) {
      assertThat(run(service, "registry", "registry.csv")).isZero();
      assertThat(run(service, "campaigns", "campaigns.csv")).isZero();

      assertThat(service.getBean(Units.class).registry().size()).isGreaterThan(30);
      assertThat(service.getBean(Campaigns.class).all()).isNotEmpty();
    }
  }

  private static int run(ConfigurableApplicationContext service, String what, String file) {
    PrintWriter out = new PrintWriter(new StringWriter());
    return new CommandLine(new ImportCommand(service, out, out))
        .execute(what, DEMO.resolve(file).toString());
  }
}
