package vn.vanthu.intake.learning;

import vn.vanthu.forms.Form;

/** Knows how the text of a form is written. */
public interface FormText {
  /**
   * Reads a form.
   *
   * @param name by which errors call it
   * @throws FormFault with the line of what is wrong
   */
  Form read(String name, String text);

  /**
   * The text with further words among the labels of an indicator; everything else, remarks among
   * it, stays.
   *
   * @throws FormFault if there is no such indicator
   */
  String withLabel(String text, String indicator, String words);

  /** The text under another version number. */
  String withVersion(String text, int version);
}
