@NullMarked
package io.milepost.resolver;

import org.jspecify.annotations.NullMarked;
