@NullMarked
package io.milepost.server.batch;

import org.jspecify.annotations.NullMarked;
