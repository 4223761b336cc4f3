/** Domain names: parsed once at the edge, compared and hashed in wire form. */
@NullMarked
package io.milepost.model.name;

import org.jspecify.annotations.NullMarked;
