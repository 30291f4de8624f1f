package dev.slipway.sandbox.pipeline;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.NonCPS;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import dev.slipway.sandbox.pipeline.declarative.DeclarativeCheck;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jenkinsci.plugins.workflow.libs.Library;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Compiles pipeline code the way a controller does: for Groovy 2.4, under the CPS transformer. */
public final class PipelineCompiler {

    /** The name that a Jenkinsfile has in messages and stack traces. */
    public static final String SCRIPT_NAME = "WorkflowScript";

    private PipelineCompiler() {}

    /** Compiles a Jenkinsfile; the libraries that it names are loaded first. */
    public static Script compile(String script, Libraries libraries) {
        CompilerConfiguration configuration = configuration();
        configuration.addCompilationCustomizers(new LibraryAnnotations(libraries), new DeclarativeCheck());
        return new GroovyShell(libraries.loader(), new Binding(), configuration).parse(script, SCRIPT_NAME);
    }

    static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        ImportCustomizer imports = new ImportCustomizer();
        imports.addImports(NonCPS.class.getName(), Library.class.getName());
        CpsTransformer transformer = new CpsTransformer();
        transformer.setConfiguration(new TransformerConfiguration()
                .withClosureType(PipelineClosure.class)
                .withSafepoint(Safepoint.class, "pass"));
        configuration.addCompilationCustomizers(imports, transformer);
        return configuration;
    }

    /** Where code that never reaches a step can still be interrupted: the transformer puts a call into each loop. */
    public static final class Safepoint {

        private Safepoint() {}

        /** Ends the code when its worker has been interrupted. */
        public static void pass() throws FlowInterruptedException {
            if (Thread.currentThread().isInterrupted()) {
                throw Context.current().worker().noticed();
            }
        }
    }
}
