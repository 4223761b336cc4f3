/** In which order the values of a set are said. */
@NullMarked
package io.milepost.policy.order;

import org.jspecify.annotations.NullMarked;
