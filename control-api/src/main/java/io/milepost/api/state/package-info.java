/** All state as one JSON document, which {@code docs/state.md} describes. */
@NullMarked
package io.milepost.api.state;

import org.jspecify.annotations.NullMarked;
