/** Both APIs over HTTP, in front of a store in memory. */
@NullMarked
package io.milepost.api;

import org.jspecify.annotations.NullMarked;
