/** Tests of the operations as a whole. */
@NullMarked
package io.milepost.api.operation;

import org.jspecify.annotations.NullMarked;
