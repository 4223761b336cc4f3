/** Route 53's errors, one class a code. */
@NullMarked
package io.milepost.model.error;

import org.jspecify.annotations.NullMarked;
