/**
 * What Route 53's routing policies say, as slowly and obviously as possible: the oracle by which
 * the engine is judged. It uses the JDK alone and none of the engine's classes.
 */
@NullMarked
package io.milepost.policy.reference;

import org.jspecify.annotations.NullMarked;
