package dev.slipway.portal.ci.jenkins;

import dev.slipway.portal.ci.AppJobs;
import java.util.regex.Pattern;

/** The configuration of an app's folder, jobs and credential, in the form that Jenkins gives it back. */
final class JobXml {

    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>");
    private static final Pattern BETWEEN = Pattern.compile(">\\s+<");
    private static final Pattern DISABLED = Pattern.compile("<disabled>[^<]*</disabled>");

    private final JenkinsProperties properties;

    JobXml(JenkinsProperties properties) {
        this.properties = properties;
    }

    String folder(AppJobs jobs) {
        return "<com.cloudbees.hudson.plugins.folder.Folder><description>%s, made by Slipway (%s)</description></com.cloudbees.hudson.plugins.folder.Folder>"
                .formatted(escape(jobs.displayName()), escape(jobs.mark()));
    }

    String token(AppJobs.Credential credential) {
        return "<org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl><scope>GLOBAL</scope><id>%s</id><description>Lets the pipelines of %s deploy through %s</description><secret>%s</secret></org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl>"
                .formatted(
                        JobPaths.TOKEN,
                        escape(credential.displayName()),
                        escape(credential.portal().toString()),
                        escape(credential.token()));
    }

    /**
     * Branches that are not filed as pull requests, and pull requests of the repository itself, merged into their
     * target. Pull requests of forks are left out: their Jenkinsfile could read the folder's credentials.
     */
    String build(AppJobs jobs, boolean disabled) {
        return lines("""
                <org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
                <description>%s</description>
                <orphanedItemStrategy class="com.cloudbees.hudson.plugins.folder.computed.DefaultOrphanedItemStrategy">
                <pruneDeadBranches>true</pruneDeadBranches><daysToKeep>7</daysToKeep><numToKeep>20</numToKeep>
                </orphanedItemStrategy>
                <disabled>%s</disabled>
                <sources class="jenkins.branch.MultiBranchProject$BranchSourceList"><data><jenkins.branch.BranchSource>
                <source class="org.jenkinsci.plugins.github_branch_source.GitHubSCMSource">
                <id>%s</id><apiUri>%s</apiUri><credentialsId>%s</credentialsId>
                <repoOwner>%s</repoOwner><repository>%s</repository><repositoryUrl>%s</repositoryUrl>
                <traits>
                <org.jenkinsci.plugins.github__branch__source.BranchDiscoveryTrait><strategyId>1</strategyId></org.jenkinsci.plugins.github__branch__source.BranchDiscoveryTrait>
                <org.jenkinsci.plugins.github__branch__source.OriginPullRequestDiscoveryTrait><strategyId>1</strategyId></org.jenkinsci.plugins.github__branch__source.OriginPullRequestDiscoveryTrait>
                </traits>
                </source>
                </jenkins.branch.BranchSource></data></sources>
                <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory"><scriptPath>Jenkinsfile</scriptPath></factory>
                </org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
                """.formatted(
                        escape(jobs.mark()),
                        disabled,
                        escape(jobs.folder()),
                        escape(this.properties.gitHubApi().toString()),
                        escape(this.properties.checkoutCredentials()),
                        escape(jobs.repositoryOwner()),
                        escape(jobs.repositoryName()),
                        escape(jobs.repository().toString().replaceFirst("\\.git$", ""))));
    }

    /** Deploys a digest that is built already; the environments are those that a pipeline may deploy to. */
    String deploy(AppJobs jobs) {
        String script =
                "@Library('%s') _\nslipwayDeploy(app: '%s', environment: params.ENVIRONMENT, digest: params.DIGEST, commit: params.COMMIT)"
                        .formatted(this.properties.library(), jobs.folder());
        return lines("""
                <flow-definition>
                <description>%s</description>
                <keepDependencies>false</keepDependencies>
                <properties>
                <org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty><abortPrevious>false</abortPrevious></org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty>
                <jenkins.model.BuildDiscarderProperty><strategy class="hudson.tasks.LogRotator"><daysToKeep>-1</daysToKeep><numToKeep>50</numToKeep><artifactDaysToKeep>-1</artifactDaysToKeep><artifactNumToKeep>-1</artifactNumToKeep></strategy></jenkins.model.BuildDiscarderProperty>
                <hudson.model.ParametersDefinitionProperty><parameterDefinitions>
                <hudson.model.ChoiceParameterDefinition><name>ENVIRONMENT</name><choices class="java.util.Arrays$ArrayList"><a class="string-array"><string>test</string></a></choices></hudson.model.ChoiceParameterDefinition>
                <hudson.model.StringParameterDefinition><name>DIGEST</name><defaultValue></defaultValue></hudson.model.StringParameterDefinition>
                <hudson.model.StringParameterDefinition><name>COMMIT</name><defaultValue></defaultValue></hudson.model.StringParameterDefinition>
                </parameterDefinitions></hudson.model.ParametersDefinitionProperty></properties>
                """.formatted(escape(jobs.mark())))
                + "<definition class=\"org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition\"><script>"
                + escape(script)
                + "</script><sandbox>true</sandbox></definition><disabled>false</disabled></flow-definition>";
    }

    /** Returns whether two configurations say the same, but for layout and whether the job is disabled. */
    static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    /** Returns whether a configuration is disabled. */
    static boolean isDisabled(String config) {
        return config.contains("<disabled>true</disabled>");
    }

    private static String normal(String config) {
        String bare = DECLARATION.matcher(config).replaceFirst("").strip();
        return DISABLED.matcher(BETWEEN.matcher(bare).replaceAll("><")).replaceAll("");
    }

    private static String lines(String text) {
        return BETWEEN.matcher(text.strip()).replaceAll("><");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
