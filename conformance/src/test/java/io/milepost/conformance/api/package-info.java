/**
 * What an AWS client sees: the Route 53 API over HTTP, spoken by the AWS SDK for Java, by boto3,
 * and octet by octet.
 */
@NullMarked
package io.milepost.conformance.api;

import org.jspecify.annotations.NullMarked;
