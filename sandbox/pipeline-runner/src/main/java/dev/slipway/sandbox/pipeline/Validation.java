package dev.slipway.sandbox.pipeline;

import dev.slipway.sandbox.pipeline.declarative.DeclarativeCheck;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.messages.Message;

/** The check of a Jenkinsfile without running it, in the words of a controller's linter. */
final class Validation {

    private Validation() {}

    static String of(String script) {
        if (!script.contains("pipeline")) {
            return "Jenkinsfile content '%s' did not contain the 'pipeline' step or contained more than one\n"
                    .formatted(script);
        }
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new DeclarativeCheck());
        CompilationUnit unit = new CompilationUnit(configuration);
        unit.addSource(PipelineCompiler.SCRIPT_NAME, script);
        try {
            unit.compile(Phases.CONVERSION);
            return "Jenkinsfile successfully validated.\n";
        } catch (MultipleCompilationErrorsException ex) {
            StringWriter text = new StringWriter();
            PrintWriter out = new PrintWriter(text);
            out.print("Errors encountered validating Jenkinsfile:\n");
            for (Object error : ex.getErrorCollector().getErrors()) {
                ((Message) error).write(out);
                out.print("\n");
            }
            return text.toString();
        }
    }
}
