/** Types of Jenkins's library plugin that pipelines name. */
@NullMarked
package org.jenkinsci.plugins.workflow.libs;

import org.jspecify.annotations.NullMarked;
