/** The one type of Jenkins's core that pipelines catch by name. */
@NullMarked
package hudson;

import org.jspecify.annotations.NullMarked;
