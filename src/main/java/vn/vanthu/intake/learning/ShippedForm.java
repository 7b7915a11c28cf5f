package vn.vanthu.intake.learning;

import vn.vanthu.forms.Form;

/** A form with the text of the file that it came from. */
public record ShippedForm(Form form, String text) {}
