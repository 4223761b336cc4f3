@NullMarked
package io.milepost.server.net;

import org.jspecify.annotations.NullMarked;
