package dev.slipway.sandbox.jenkins;

import tools.jackson.databind.JsonNode;

/** The part of a job's XML that declares parameters. */
final class ParameterXml {

    private static final String PROPERTY = "hudson.model.ParametersDefinitionProperty";

    private ParameterXml() {}

    /** Returns the configuration with the parameters that a pipeline has declared instead of its own. */
    static String into(String config, JsonNode parameters) {
        StringBuilder xml = new StringBuilder("<" + PROPERTY + "><parameterDefinitions>");
        parameters.forEach((parameter) -> xml.append(definition(parameter)));
        xml.append("</parameterDefinitions></" + PROPERTY + ">");
        return PropertyXml.with(PropertyXml.without(config, PROPERTY), xml.toString());
    }

    private static String definition(JsonNode parameter) {
        String type = switch (parameter.path("type").asString("string")) {
            case "choice" -> "ChoiceParameterDefinition";
            case "booleanParam" -> "BooleanParameterDefinition";
            case "text" -> "TextParameterDefinition";
            case "password" -> "PasswordParameterDefinition";
            default -> "StringParameterDefinition";
        };
        StringBuilder xml = new StringBuilder("<hudson.model." + type + "><name>"
                + Xml.escape(parameter.path("name").asString("")) + "</name>");
        if (parameter.has("description")) {
            xml.append("<description>")
                    .append(Xml.escape(parameter.path("description").asString("")))
                    .append("</description>");
        }
        if (parameter.path("choices").isArray()) {
            xml.append("<choices class=\"java.util.Arrays$ArrayList\"><a class=\"string-array\">");
            parameter
                    .path("choices")
                    .forEach((choice) -> xml.append("<string>")
                            .append(Xml.escape(choice.asString("")))
                            .append("</string>"));
            xml.append("</a></choices>");
        } else {
            xml.append("<defaultValue>")
                    .append(Xml.escape(parameter.path("defaultValue").asString("")))
                    .append("</defaultValue>");
        }
        return xml + "</hudson.model." + type + ">";
    }
}
