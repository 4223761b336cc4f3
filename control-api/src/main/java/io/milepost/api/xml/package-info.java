/** Between XML and shapes, for every operation alike. */
@NullMarked
package io.milepost.api.xml;

import org.jspecify.annotations.NullMarked;
