/** Tests of the admin API. */
@NullMarked
package io.milepost.api.admin;

import org.jspecify.annotations.NullMarked;
