/** HTTP for both ports. */
@NullMarked
package io.milepost.api.http;

import org.jspecify.annotations.NullMarked;
