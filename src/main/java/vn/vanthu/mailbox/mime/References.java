package vn.vanthu.mailbox.mime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.mailbox.MailHeaders;

/** Message ids that a mail answers, nearest first: In-Reply-To, then References from the right. */
final class References {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]+>|[^\\s<>,;]+@[^\\s<>,;]+");

  private References() {}

  static List<String> of(MailHeaders headers) {
    Set<String> ids = new LinkedHashSet<>(ids(headers.all("In-Reply-To")));
    List<String> references = ids(headers.all("References"));
    Collections.reverse(references);
    ids.addAll(references);
    return List.copyOf(ids);
  }

  private static List<String> ids(List<String> values) {
    List<String> ids = new ArrayList<>();
    for (String value : values) {
      Matcher m = ID.matcher(value);
      while (m.find()) {
        ids.add(m.group().startsWith("<") ? m.group() : "<" + m.group() + ">");
      }
    }
    return ids;
  }
}
