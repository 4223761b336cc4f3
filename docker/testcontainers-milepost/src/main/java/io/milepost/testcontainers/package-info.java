/**
 * Milepost in a container, for tests: {@link MilepostContainer}, and {@link MilepostExtension} for
 * JUnit on top.
 */
@NullMarked
package io.milepost.testcontainers;

import org.jspecify.annotations.NullMarked;
