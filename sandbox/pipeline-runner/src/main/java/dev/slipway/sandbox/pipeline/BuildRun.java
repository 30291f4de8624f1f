package dev.slipway.sandbox.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import dev.slipway.sandbox.pipeline.step.Failures;
import groovy.lang.Script;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** One run of the Jenkinsfile from its first line to the result. */
public final class BuildRun {

    private final Build build;
    private final Worker worker;

    /**
     * @param build the build
     * @param worker the thread that runs it
     */
    public BuildRun(Build build, Worker worker) {
        this.build = build;
        this.worker = worker;
    }

    /** Runs it and returns the result; a failure stands in the log. */
    public Result run() {
        BuildLog log = this.build.log();
        Context context = new Context(this.build, this.worker, null, Map.of(), this.build.whole());
        Context before = Context.enter(context);
        try {
            Script script = PipelineCompiler.compile(this.build.request().script(), this.build.libraries());
            log.line("[Pipeline] Start of Pipeline");
            new Flow(this.build).drive(new Continuable(script), context);
        } catch (FlowInterruptedException ex) {
            log.line(ex.cause());
            this.build.worsen(Result.ABORTED);
        } catch (Throwable ex) {
            Failures.log(log, ex);
            this.build.worsen(Result.FAILURE);
        } finally {
            Context.enter(before);
            this.worker.calm();
            LeftProcesses.end(this.build.request().environment().getOrDefault("JENKINS_NODE_COOKIE", ""), log);
        }
        Result result = this.build.result().orElse(Result.SUCCESS);
        log.line("[Pipeline] End of Pipeline");
        log.lastLine("Finished: " + result);
        return result;
    }
}
