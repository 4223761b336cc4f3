@NullMarked
package io.milepost.server.launch;

import org.jspecify.annotations.NullMarked;
