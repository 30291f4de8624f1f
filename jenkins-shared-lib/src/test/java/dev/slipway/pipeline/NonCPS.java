package dev.slipway.pipeline;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the controller's annotation of that name, which a pipeline's classes see without an import. */
@Retention(RetentionPolicy.RUNTIME)
@interface NonCPS {}
