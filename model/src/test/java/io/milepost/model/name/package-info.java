@NullMarked
package io.milepost.model.name;

import org.jspecify.annotations.NullMarked;
