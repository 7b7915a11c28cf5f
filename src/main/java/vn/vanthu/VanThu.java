package vn.vanthu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import vn.vanthu.extraction.ExtractionWorker;

/** The front door: looks at the first word of the command line and starts what it names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VanThu {
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals(ExtractionWorker.COMMAND)) {
      ExtractionWorker.main(args);
    } else {
      SpringApplication.run(VanThu.class, args);
    }
  }
}
