/** What became of a change. */
@NullMarked
package io.milepost.model.change;

import org.jspecify.annotations.NullMarked;
