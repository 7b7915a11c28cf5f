package vn.vanthu.mailbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which mailboxes are read, and where mail is kept.
 *
 * @param data folder of the raw messages
 * @param maxMail a larger message is recorded with its headers alone
 * @param keepFree nothing is taken while less of the disk of {@code data} is free
 * @param countAt the hour of each day from which every folder is counted against what is kept
 * @param node name of this instance in a cluster; by default the host's
 */
@ConfigurationProperties("vanthu")
@Validated
public record MailboxSettings(
    @DefaultValue List<@Valid Box> mailboxes,
    @DefaultValue("./data") Path data,
    @DefaultValue("50MB") DataSize maxMail,
    @DefaultValue("100MB") DataSize keepFree,
    @DefaultValue("06:00") LocalTime countAt,
    @DefaultValue("") String node,
    @Valid @DefaultValue Answering letters) {

  public MailboxSettings {
    Set<String> names = new HashSet<>();
    for (Box box : mailboxes) {
      if (!names.add(box.name())) {
        throw new IllegalArgumentException("Two mailboxes have the name " + box.name());
      }
    }
  }

  /** The name of this instance: as it is set, else the host's. */
  public String nodeName() {
    if (!node.isEmpty()) {
      return node;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /**
   * One mailbox.
   *
   * @param takeFrom from which day mail is taken at the first start; by default from the start of
   *     the earliest open campaign, else today
   * @param pollEvery the steady poll beside IDLE
   * @param afterTaking {@code nothing}, {@code keyword:NAME} or {@code move:FOLDER}
   * @param timeout of every command
   * @param authservId the name under which the office's mail server writes Authentication-Results;
   *     empty if not known
   * @param trust a certificate file (PEM) that is trusted beside the usual ones; empty for none
   */
  public record Box(
      @NotBlank String name,
      @NotBlank String host,
      @DefaultValue("993") @Min(1) @Max(65535) int port,
      @DefaultValue("tls") @Pattern(regexp = "tls|starttls|none") String security,
      @NotBlank String username,
      @DefaultValue("") String password,
      @DefaultValue("INBOX") List<String> folders,
      Optional<LocalDate> takeFrom,
      @DefaultValue("60s") Duration pollEvery,
      @DefaultValue("nothing") @Pattern(regexp = "nothing|keyword:\\S+|move:.+") String afterTaking,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("") String trust,
      @DefaultValue("") String authservId) {
    public Box {
      if (folders.isEmpty()) {
        throw new IllegalArgumentException("No folders of the mailbox " + name);
      }
      if (folders.stream().map("move:"::concat).anyMatch(afterTaking::equals)) {
        throw new IllegalArgumentException(
            "The mailbox " + name + " would move mail into a folder that it reads");
      }
    }
  }

  /**
   * @param answerWithin older mail is recorded, never answered
   */
  public record Answering(@DefaultValue("7d") Duration answerWithin) {}
}
