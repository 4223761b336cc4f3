/** The operations that Milepost has, one class each. */
@NullMarked
package io.milepost.api.operation;

import org.jspecify.annotations.NullMarked;
