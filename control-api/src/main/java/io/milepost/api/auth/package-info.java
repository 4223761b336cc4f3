/** Who may in: access keys, and the signatures that they make. */
@NullMarked
package io.milepost.api.auth;

import org.jspecify.annotations.NullMarked;
