/** Finds the addresses of names: in our own zones, or by asking other DNS servers. */
@NullMarked
package io.milepost.resolver;

import org.jspecify.annotations.NullMarked;
