package vn.vanthu.extraction;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the child process is asked to read.
 *
 * @param name as the sender gave it
 * @param claimedType believed only where the content tells nothing: text and HTML
 * @param signed what it signs, where it is the signature of a mail
 */
record Question(Path file, String name, String claimedType, Optional<Path> signed) {}
