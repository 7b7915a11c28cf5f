/** Documents that go out to the unions: drawn up, sent, followed until every union has them. */
@NullMarked
package vn.vanthu.console.guidance;

import org.jspecify.annotations.NullMarked;
