@NullMarked
package io.milepost.policy.client;

import org.jspecify.annotations.NullMarked;
