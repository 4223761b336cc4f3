/** The changes that somebody may ask for, and the rules by which each is judged. */
@NullMarked
package io.milepost.model.operation;

import org.jspecify.annotations.NullMarked;
