/** Health checks as record sets refer to them. */
@NullMarked
package io.milepost.model.health;

import org.jspecify.annotations.NullMarked;
