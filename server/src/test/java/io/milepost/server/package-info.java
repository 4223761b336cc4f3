@NullMarked
package io.milepost.server;

import org.jspecify.annotations.NullMarked;
