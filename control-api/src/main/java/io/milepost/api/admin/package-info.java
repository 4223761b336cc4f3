/** What is Milepost's own, under {@code /_milepost/}. */
@NullMarked
package io.milepost.api.admin;

import org.jspecify.annotations.NullMarked;
