/** Shapes with random values, for the tests of the codec. */
@NullMarked
package io.milepost.api.shape;

import org.jspecify.annotations.NullMarked;
