package vn.vanthu;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.registry.BadRow;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.Units;

/**
 * {@code import registry FILE} and {@code import campaigns FILE}: all or nothing, every bad row
 * named.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Takes a registry or campaigns from a CSV or XLSX file, all or nothing.")
final class ImportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "WHAT", description = "registry or campaigns")
  private String what = "";

  @Parameters(index = "1", paramLabel = "FILE")
  private Path file = Path.of("");

  private final ApplicationContext context;
  private final PrintWriter out;
  private final PrintWriter err;

  ImportCommand(ApplicationContext context, PrintWriter out, PrintWriter err) {
    this.context = context;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      switch (what) {
        case "registry" -> registry();
        case "campaigns" -> campaigns();
        default -> {
          err.println("import registry FILE, or import campaigns FILE");
          return 2;
        }
      }
      return 0;
    } catch (BadRows e) {
      err.println(file + ": nothing was taken");
      for (BadRow row : e.rows()) {
        err.println("  row " + row.row() + ", column " + row.column() + ": " + row.reason());
      }
      return 1;
    } catch (IOException e) {
      err.println(file + ": cannot be opened (" + e.getMessage() + ")");
      return 1;
    } catch (OutOfMemoryError e) {
      err.println(file + ": nothing was taken; it needs more memory, such as java -Xmx1g");
      return 1;
    }
  }

  private void registry() throws IOException {
    Units units = context.getBean(Units.class);
    List<Unit> read = RegistryFile.read(file, units.registry()::find);
    units.put(read);
    out.println(read.size() + " units taken");
  }

  private void campaigns() throws IOException {
    List<Campaign> campaigns = context.getBean(CampaignDesk.class).takeFile(file, "import");
    out.println(campaigns.size() + " campaigns taken");
  }
}
