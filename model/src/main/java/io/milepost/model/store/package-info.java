/** The port that every store implements: changes in, contents and the change log out. */
@NullMarked
package io.milepost.model.store;

import org.jspecify.annotations.NullMarked;
