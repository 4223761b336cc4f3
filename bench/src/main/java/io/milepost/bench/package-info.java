/** Benchmarks of single steps of an answer and of a change; {@code bench/jmh} runs them. */
@NullMarked
package io.milepost.bench;

import org.jspecify.annotations.NullMarked;
