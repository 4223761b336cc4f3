/** Tests of databases of places. */
@NullMarked
package io.milepost.geo;

import org.jspecify.annotations.NullMarked;
