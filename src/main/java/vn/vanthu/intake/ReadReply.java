package vn.vanthu.intake;

import java.util.Optional;
import vn.vanthu.intake.replies.Reply;

/**
 * A mail that answers a letter of ours, as read.
 *
 * @param about the report that it speaks of; empty if that is not certain
 */
public record ReadReply(OurLetter letter, Optional<OurLetter.About> about, Reply reply) {}
