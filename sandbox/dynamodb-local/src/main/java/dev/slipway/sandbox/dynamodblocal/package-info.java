/** The program of the DynamoDB Local child process. */
@NullMarked
package dev.slipway.sandbox.dynamodblocal;

import org.jspecify.annotations.NullMarked;
