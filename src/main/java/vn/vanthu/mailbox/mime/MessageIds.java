package vn.vanthu.mailbox.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.mailbox.MailHeaders;

/** Message ids as headers give them: with or without brackets, folded, several, or none. */
final class MessageIds {
  /** A header line is no longer by RFC 5322; longer ones are made up and fit no index. */
  private static final int LONGEST = 998;

  private static final int MOST = 1000;
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]{1,2000})>");

  private MessageIds() {}

  /** The message's own id. */
  static Optional<String> own(MailHeaders headers) {
    return headers.first("Message-ID").flatMap(MessageIds::single);
  }

  /** Ids that a mail answers, nearest first: In-Reply-To, then References from the right. */
  static List<String> ancestors(MailHeaders headers) {
    Set<String> ids = new LinkedHashSet<>(ids(headers.all("In-Reply-To")));
    List<String> references = ids(headers.all("References"));
    Collections.reverse(references);
    ids.addAll(references);
    return ids.stream().limit(MOST).toList();
  }

  private static Optional<String> single(String value) {
    Matcher m = BRACKETED.matcher(value);
    String inner = m.find() ? m.group(1) : value.replaceAll("[<>]", "");
    return id(inner);
  }

  private static List<String> ids(List<String> values) {
    List<String> ids = new ArrayList<>();
    for (String value : values) {
      Matcher m = BRACKETED.matcher(value);
      int before = ids.size();
      while (m.find()) {
        id(m.group(1)).ifPresent(ids::add);
      }
      if (ids.size() == before) {
        bare(value, ids);
      }
    }
    return ids;
  }

  private static void bare(String value, List<String> ids) {
    for (String word : value.split("[\\s,;<>]+")) {
      if (word.indexOf('@') > 0) {
        id(word).ifPresent(ids::add);
      }
    }
  }

  private static Optional<String> id(String inner) {
    String joined = inner.replaceAll("\\s+", "");
    boolean usable =
        !joined.isEmpty() && joined.getBytes(StandardCharsets.UTF_8).length <= LONGEST - 2;
    return usable ? Optional.of("<" + joined + ">") : Optional.empty();
  }
}
