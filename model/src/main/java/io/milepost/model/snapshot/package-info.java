/** Compiled zones: immutable, incremental, read by the answer path. */
@NullMarked
package io.milepost.model.snapshot;

import org.jspecify.annotations.NullMarked;
