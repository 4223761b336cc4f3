/** Where addresses are: the country database that ships inside, and databases in MaxMind's form. */
@NullMarked
package io.milepost.geo;

import org.jspecify.annotations.NullMarked;
