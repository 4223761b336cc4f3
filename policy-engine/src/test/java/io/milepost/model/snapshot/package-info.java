/** A way in for tests. */
@NullMarked
package io.milepost.model.snapshot;

import org.jspecify.annotations.NullMarked;
