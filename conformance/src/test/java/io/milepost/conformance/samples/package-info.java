/** Record sets that several tests write, and what must come of them. */
@NullMarked
package io.milepost.conformance.samples;

import org.jspecify.annotations.NullMarked;
