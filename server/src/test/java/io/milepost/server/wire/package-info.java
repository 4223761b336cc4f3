@NullMarked
package io.milepost.server.wire;

import org.jspecify.annotations.NullMarked;
