/** What Route 53's operations and shapes are: names, paths, members, constraints. */
@NullMarked
package io.milepost.api.shape;

import org.jspecify.annotations.NullMarked;
