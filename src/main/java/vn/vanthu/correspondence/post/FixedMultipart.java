package vn.vanthu.correspondence.post;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;

/**
 * Parts between marks that are the same at every attempt, so that a letter sent again is the same.
 */
final class FixedMultipart extends MimeMultipart {
  FixedMultipart(String subtype, String token) {
    super(subtype);
    ParameterList parameters = new ParameterList();
    parameters.set("boundary", "=_" + subtype + "_" + token);
    contentType = new ContentType("multipart", subtype, parameters).toString();
  }
}
