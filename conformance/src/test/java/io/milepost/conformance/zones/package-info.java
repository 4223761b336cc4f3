/**
 * Random hosted zones and random questions about them, each a function of a seed, in the notation
 * of Route 53 and in that of a zone file.
 */
@NullMarked
package io.milepost.conformance.zones;

import org.jspecify.annotations.NullMarked;
