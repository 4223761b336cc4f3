/** Why an answer is what it is, told by the code that makes it. */
@NullMarked
package io.milepost.policy.explain;

import org.jspecify.annotations.NullMarked;
