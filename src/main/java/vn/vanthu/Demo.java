package vn.vanthu;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.Units;

/**
 * The service with nothing to set up: an embedded mail server on loopback, a database in memory,
 * the sample unions, campaigns and mail.
 */
final class Demo {
  private static final String OFFICE = "gialam@congdoan.example";
  private static final String PASSWORD = "demo";

  private Demo() {}

  /** Starts everything; the service runs until it is stopped. */
  static ConfigurableApplicationContext start(String[] args)
      throws IOException, MessagingException, FolderException, UserException {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    GreenMailUser office = server.getUserManager().createUser(OFFICE, OFFICE, PASSWORD);
    Path data = Files.createTempDirectory("vanthu-demo");
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(VanThu.class).run(arguments(args, server, data));
    take(context, data);
    System.out.printf(
        "%n  Văn Thư demo. The console: http://localhost:%s/, user admin, password %s%n "
            + " Mail server: IMAP localhost:%d, SMTP localhost:%d, user %s, password %s%n%n",
        context.getEnvironment().getProperty("local.server.port"),
        PASSWORD,
        server.getImap().getPort(),
        server.getSmtp().getPort(),
        OFFICE,
        PASSWORD);
    boolean wholly = Arrays.stream(args).noneMatch(argument -> argument.startsWith("--today"));
    DemoDays days = context.getBean(DemoDays.class);
    long mails = days.deliver(server.getManagers().getImapHostManager().getInbox(office), wholly);
    System.out.printf("  %d sample mails have been delivered to %s%n", mails, OFFICE);
    System.out.printf(
        "  It is %s. Enter here, or POST /demo/next-day, goes on by one day.%n%n", days.today());
    context.getBean(DemoSteps.class).listen();
    return context;
  }

  private static String[] arguments(String[] given, GreenMail server, Path data) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("vanthu.today", "2022-06-16");
    settings.put("vanthu.data", data);
    settings.put(
        "spring.datasource.url",
        "jdbc:h2:mem:demo;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    settings.put("vanthu.admin.password", PASSWORD);
    settings.put("vanthu.office.address", OFFICE);
    settings.put("vanthu.office.name", "Liên đoàn Lao động huyện Gia Lâm");
    settings.put("vanthu.office.short-name", "LĐLĐ huyện");
    settings.put("vanthu.office.place", "Gia Lâm");
    settings.put("vanthu.office.superior", "Liên đoàn Lao động thành phố Hà Nội");
    settings.put("vanthu.demo", "true");
    settings.put("vanthu.reminders.timer", "false"); // the steps ask instead
    settings.put("vanthu.reminders.settle", "0s");
    settings.put("vanthu.reminders.per-minute", "1000");
    settings.put("vanthu.reminders.escalate-to", "thuongtruc@congdoan.example");
    settings.put("vanthu.upward.to[0]", "tonghop.thanhpho@congdoan.example");
    settings.put("vanthu.digests.staff[0].address", "canbo@congdoan.example");
    settings.put("vanthu.digests.staff[0].weekly", "true");
    settings.put("vanthu.letters.send", "all");
    settings.put("vanthu.letters.answer-within", "400d");
    settings.put("vanthu.letters.per-address-per-day", "10");
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", server.getSmtp().getPort());
    settings.put("vanthu.mailboxes[0].name", "demo");
    settings.put("vanthu.mailboxes[0].host", "127.0.0.1");
    settings.put("vanthu.mailboxes[0].port", server.getImap().getPort());
    settings.put("vanthu.mailboxes[0].security", "none");
    settings.put("vanthu.mailboxes[0].username", OFFICE);
    settings.put("vanthu.mailboxes[0].password", PASSWORD);
    settings.put("vanthu.mailboxes[0].take-from", "2000-01-01");
    settings.put("vanthu.mailboxes[0].poll-every", "1s");
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    for (String argument : given) { // --today 2022-06-16
      arguments.add(argument.replaceFirst("^--today(?=$|=)", "--vanthu.today"));
    }
    return joined(arguments).toArray(new String[0]);
  }

  /** {@code --name value} as {@code --name=value}; the last of a name counts. */
  private static List<String> joined(List<String> arguments) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean apart =
          argument.startsWith("--")
              && !argument.contains("=")
              && i + 1 < arguments.size()
              && !arguments.get(i + 1).startsWith("--");
      String whole = apart ? argument + "=" + arguments.get(++i) : argument;
      byName.put(whole.split("=", 2)[0], whole);
    }
    return List.copyOf(byName.values());
  }

  private static void take(ConfigurableApplicationContext context, Path data) throws IOException {
    Units units = context.getBean(Units.class);
    units.put(RegistryFile.read(copy("registry.csv", data)));
    context.getBean(CampaignDesk.class).takeFile(copy("campaigns.csv", data), "demo");
  }

  private static Path copy(String name, Path data) throws IOException {
    Path copy = data.resolve(name);
    try (InputStream in = resource(name)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  static InputStream resource(String name) throws IOException {
    InputStream in = Demo.class.getResourceAsStream("/demo/" + name);
    if (in == null) {
      throw new IOException("Not in the jar: demo/" + name);
    }
    return in;
  }
}
