package dev.slipway.sandbox.jenkins;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The part of a job's XML that says how many builds are kept and whether two may run at once. */
final class PropertyXml {

    private static final String DISCARDER = "jenkins.model.BuildDiscarderProperty";
    private static final String ONE_AT_A_TIME =
            "org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty";

    private PropertyXml() {}

    /** Returns the configuration with what a running pipeline has said, instead of what it had. */
    static String into(String config, JsonNode properties) {
        StringBuilder xml = new StringBuilder();
        if (properties.path("disableConcurrentBuilds").asBoolean(false)) {
            xml.append("<%1$s><abortPrevious>false</abortPrevious></%1$s>".formatted(ONE_AT_A_TIME));
        }
        if (properties.has("numToKeep")) {
            xml.append("<").append(DISCARDER).append("><strategy class=\"hudson.tasks.LogRotator\">");
            for (String name : new String[] {"daysToKeep", "numToKeep", "artifactDaysToKeep", "artifactNumToKeep"}) {
                String value = Xml.escape(properties.path(name).asString("-1"));
                xml.append("<%1$s>%2$s</%1$s>".formatted(name, value));
            }
            xml.append("</strategy></").append(DISCARDER).append(">");
        }
        return with(without(without(config, DISCARDER), ONE_AT_A_TIME), xml.toString());
    }

    /** Returns the configuration with one more property. */
    static String with(String config, String property) {
        if (config.contains("<properties>")) {
            return config.replaceFirst("<properties>", Matcher.quoteReplacement("<properties>" + property));
        }
        String all = "<properties>" + property + "</properties>";
        if (config.contains("<properties/>")) {
            return config.replaceFirst("<properties/>", Matcher.quoteReplacement(all));
        }
        if (config.endsWith("/>")) {
            return config.substring(0, config.length() - 2) + ">" + all + "</flow-definition>";
        }
        return config.replaceFirst(">", Matcher.quoteReplacement(">" + all));
    }

    /** Returns the configuration without the property of an element. */
    static String without(String config, String element) {
        String name = Pattern.quote(element);
        return config.replaceFirst("(?s)<%1$s[^>]*>.*?</%1$s>".formatted(name), "");
    }
}
