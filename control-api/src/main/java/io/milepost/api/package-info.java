/** The control API and the admin API: what starts them, and what they need. */
@NullMarked
package io.milepost.api;

import org.jspecify.annotations.NullMarked;
