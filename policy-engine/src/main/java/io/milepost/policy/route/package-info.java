/** The rules by which Route 53's routing policies choose among record sets. */
@NullMarked
package io.milepost.policy.route;

import org.jspecify.annotations.NullMarked;
