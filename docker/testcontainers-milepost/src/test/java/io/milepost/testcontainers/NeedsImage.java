package io.milepost.testcontainers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the image that {@code docker/test-image} makes: they wait until it is made, and are left
 * out where Docker is not there. With {@code CI=true} they fail then.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestImage.class)
@interface NeedsImage {}
