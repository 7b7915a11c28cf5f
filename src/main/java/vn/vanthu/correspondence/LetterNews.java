package vn.vanthu.correspondence;

/**
 * Something became of a letter: it was sent, came back, or its address was found dead. Heard by who
 * keeps the log of acts.
 *
 * @param what as a code: {@code "letter-sent"}, {@code "letter-came-back"}, {@code
 *     "letter-refused"}, {@code "address-complained"}
 * @param detail what the mail system said to that; may be empty
 */
public record LetterNews(String what, Letter letter, String detail) {}
