/**
 * Documents that go out to the unions: each union's own letter, who has it, who has confirmed it,
 * whom to telephone. What a unit stands at is derived from its letters and what came back.
 */
@NamedInterface("guidance")
@NullMarked
package vn.vanthu.correspondence.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
