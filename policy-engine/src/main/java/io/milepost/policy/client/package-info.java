/** Who asks: addresses, blocks of them, and what is kept by them. */
@NullMarked
package io.milepost.policy.client;

import org.jspecify.annotations.NullMarked;
