/** The port by which addresses of names are asked for, elsewhere or here. */
@NullMarked
package io.milepost.model.lookup;

import org.jspecify.annotations.NullMarked;
