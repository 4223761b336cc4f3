/** Shapes as XML and back. */
@NullMarked
package io.milepost.api.xml;

import org.jspecify.annotations.NullMarked;
