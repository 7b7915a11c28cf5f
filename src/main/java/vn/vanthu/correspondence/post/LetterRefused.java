package vn.vanthu.correspondence.post;

import vn.vanthu.correspondence.Letter;

/**
 * The mail server has refused a letter for good.
 *
 * @param cause what it said
 */
public record LetterRefused(Letter letter, String cause) {}
