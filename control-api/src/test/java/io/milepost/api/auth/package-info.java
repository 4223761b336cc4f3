/** Tests of access keys and signatures. */
@NullMarked
package io.milepost.api.auth;

import org.jspecify.annotations.NullMarked;
