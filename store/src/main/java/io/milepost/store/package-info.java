/** The port {@code Store} on SQLite: one writer thread, many readers, one file. */
@NullMarked
package io.milepost.store;

import org.jspecify.annotations.NullMarked;
