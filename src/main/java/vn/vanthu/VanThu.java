package vn.vanthu;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import vn.vanthu.extraction.ExtractionWorker;
import vn.vanthu.extraction.pictures.PictureWorker;

/** The front door: looks at the first word of the command line and starts what it names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VanThu {
  public static void main(String[] args) throws Exception {
    String command = args.length == 0 ? "" : args[0];
    switch (command) {
      case ExtractionWorker.COMMAND -> ExtractionWorker.main(args);
      case "parse" -> System.exit(readFiles(args, ParseCommand::new));
      case "measure" -> System.exit(readFiles(args, MeasureCommand::new));
      case PictureWorker.COMMAND -> PictureWorker.main(args);
      case "import" -> System.exit(importFile(args));
      case "demo" -> Demo.start(Arrays.copyOfRange(args, 1, args.length));
      default -> SpringApplication.run(VanThu.class, args);
    }
  }

  private static int importFile(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try (ConfigurableApplicationContext context = withoutWeb()) {
      CommandLine line =
          new CommandLine(new ImportCommand(context, out, err)).setOut(out).setErr(err);
      return line.execute(Arrays.copyOfRange(args, 1, args.length));
    }
  }

  /** Everything but the console, the mailboxes and the timers: what a command works with. */
  static ConfigurableApplicationContext withoutWeb(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(
        List.of(
            "--vanthu.read-mail=false",
            "--vanthu.reminders.timer=false",
            "--spring.integration.endpoint.no-auto-startup=*",
            "--logging.level.root=error"));
    return new SpringApplicationBuilder(VanThu.class)
        .web(WebApplicationType.NONE)
        .run(all.toArray(new String[0]));
  }

  private static int readFiles(
      String[] args, BiFunction<PrintWriter, PrintWriter, Object> command) {
    System.setProperty("logback.configurationFile", "logback-commands.xml");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine line = new CommandLine(command.apply(out, err)).setOut(out).setErr(err);
    return line.execute(Arrays.copyOfRange(args, 1, args.length));
  }
}
