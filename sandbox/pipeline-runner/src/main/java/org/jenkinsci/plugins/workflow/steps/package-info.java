/** Types of Jenkins's step API that pipelines catch by name. */
@NullMarked
package org.jenkinsci.plugins.workflow.steps;

import org.jspecify.annotations.NullMarked;
