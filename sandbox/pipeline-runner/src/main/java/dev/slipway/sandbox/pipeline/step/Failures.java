package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.BuildLog;
import hudson.AbortException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How a failure reads in the log: an expected one by its message, any other with its stack. */
public final class Failures {

    private Failures() {}

    /** Writes a failure to the log. */
    public static void log(BuildLog log, Throwable failure) {
        if (failure instanceof AbortException) {
            log.line("ERROR: " + failure.getMessage());
        } else if (failure instanceof FlowInterruptedException interruption) {
            log.line(interruption.cause());
        } else if (failure instanceof MultipleCompilationErrorsException) {
            log.line(String.valueOf(failure.getMessage()));
        } else {
            log.line("Failed " + firstLineOfScript(failure));
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            text.toString().lines().filter(Failures::tells).limit(60).forEach(log::line);
        }
    }

    /** Leaves out the lines of our own machinery, which tell the pipeline's author nothing. */
    private static boolean tells(String line) {
        return !line.startsWith("\tat java.base/")
                && !line.startsWith("\tat com.cloudbees.groovy.")
                && !line.startsWith("\tat org.codehaus.groovy.")
                && !line.startsWith("\tat groovy.lang.")
                && !line.startsWith("\tat dev.slipway.sandbox.pipeline.");
    }

    private static String firstLineOfScript(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (String.valueOf(element.getFileName()).endsWith(".groovy")
                    || "WorkflowScript".equals(element.getFileName())) {
                return "in %s, line %d".formatted(element.getFileName(), element.getLineNumber());
            }
        }
        return "outside of the script";
    }
}
