package vn.vanthu.correspondence;

import java.util.Optional;

/**
 * A file that goes with a letter, as its row names it.
 *
 * @param contentId for a picture that the HTML text shows
 * @param sha256 by which its bytes are found
 */
public record LetterFile(
    String name, String type, Optional<String> contentId, String sha256, long bytes) {}
