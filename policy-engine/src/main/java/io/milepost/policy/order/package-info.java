/** What is left to chance: in which order values are said, and which members of a group answer. */
@NullMarked
package io.milepost.policy.order;

import org.jspecify.annotations.NullMarked;
