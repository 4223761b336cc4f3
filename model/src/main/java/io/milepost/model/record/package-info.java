/** Route 53's resource record sets: types, values, routing policies, alias targets. */
@NullMarked
package io.milepost.model.record;

import org.jspecify.annotations.NullMarked;
