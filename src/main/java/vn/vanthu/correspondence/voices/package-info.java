/**
 * What unions say beyond their figures: difficulties, proposals and opinions from reports and
 * replies, each in its own words with the mail it stands in, passed on or answered by a person.
 */
@NamedInterface("voices")
@NullMarked
package vn.vanthu.correspondence.voices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
