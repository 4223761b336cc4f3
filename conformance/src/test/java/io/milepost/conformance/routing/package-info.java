/** Routing policies, as clients see them. */
@NullMarked
package io.milepost.conformance.routing;

import org.jspecify.annotations.NullMarked;
