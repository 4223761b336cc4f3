@NullMarked
package io.milepost.model.operation;

import org.jspecify.annotations.NullMarked;
