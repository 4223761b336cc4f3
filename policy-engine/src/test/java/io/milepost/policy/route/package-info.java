@NullMarked
package io.milepost.policy.route;

import org.jspecify.annotations.NullMarked;
