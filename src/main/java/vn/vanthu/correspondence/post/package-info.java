/** How letters leave: the outbox, what is asked at the instant of sending, and SMTP. */
@NamedInterface("post")
@NullMarked
package vn.vanthu.correspondence.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
