package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.cloudformation.template.ParameterDeclaration;
import dev.slipway.sandbox.aws.cloudformation.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of CloudFormation's answers. */
final class StackAnswers {

    private StackAnswers() {}

    static Map<String, Object> stack(StackRecord stack) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("StackId", stack.id());
        answer.put("StackName", stack.name());
        Template template = Template.parse(stack.input().template());
        answer.put("Description", template.description());
        answer.put("Parameters", parameters(stack, template));
        answer.put("CreationTime", stack.progress().createdAt());
        answer.put("LastUpdatedTime", stack.progress().updatedAt());
        answer.put("DeletionTime", stack.progress().deletedAt());
        answer.put("StackStatus", stack.status());
        answer.put("StackStatusReason", stack.progress().reason());
        answer.put("DisableRollback", stack.input().onFailure().equals("DO_NOTHING"));
        answer.put("NotificationARNs", List.of());
        answer.put("Capabilities", stack.input().capabilities());
        answer.put("Outputs", stack.outputs().stream().map(StackAnswers::output).toList());
        answer.put("RoleARN", stack.input().role());
        answer.put("Tags", pairs(stack.input().tags(), "Key", "Value"));
        answer.put("EnableTerminationProtection", false);
        answer.put("DriftInformation", Map.of("StackDriftStatus", "NOT_CHECKED"));
        return answer;
    }

    static Map<String, Object> summary(StackRecord stack) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("StackId", stack.id());
        answer.put("StackName", stack.name());
        answer.put("CreationTime", stack.progress().createdAt());
        answer.put("LastUpdatedTime", stack.progress().updatedAt());
        answer.put("DeletionTime", stack.progress().deletedAt());
        answer.put("StackStatus", stack.status());
        answer.put("StackStatusReason", stack.progress().reason());
        return answer;
    }

    /** Returns the events, newest first. */
    static List<Map<String, Object>> events(StackRecord stack) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (EventRecord event : stack.events()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("StackId", stack.id());
            answer.put("EventId", event.id());
            answer.put("StackName", stack.name());
            answer.put("LogicalResourceId", event.logicalId());
            answer.put("PhysicalResourceId", event.physicalId());
            answer.put("ResourceType", event.type());
            answer.put("Timestamp", event.at());
            answer.put("ResourceStatus", event.status());
            answer.put("ResourceStatusReason", event.reason());
            answer.put("ClientRequestToken", event.token());
            answers.add(answer);
        }
        Collections.reverse(answers);
        return answers;
    }

    /** Returns the resources; the name of their time differs between the operations. */
    static List<Map<String, Object>> resources(StackRecord stack, String nameOfTime) {
        return stack.resources().values().stream()
                .map((resource) -> resource(stack, resource, nameOfTime))
                .toList();
    }

    static Map<String, Object> resource(StackRecord stack, ResourceRecord resource, String nameOfTime) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("StackName", stack.name());
        answer.put("StackId", stack.id());
        answer.put("LogicalResourceId", resource.logicalId());
        answer.put("PhysicalResourceId", resource.physicalId());
        answer.put("ResourceType", resource.type());
        answer.put(nameOfTime, resource.changedAt());
        answer.put("ResourceStatus", resource.status());
        answer.put("ResourceStatusReason", resource.reason());
        return answer;
    }

    static Map<String, Object> drift(StackRecord stack, ResourceRecord resource, String status) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("StackId", stack.id());
        answer.put("LogicalResourceId", resource.logicalId());
        answer.put("PhysicalResourceId", resource.physicalId());
        answer.put("ResourceType", resource.type());
        answer.put("StackResourceDriftStatus", status);
        answer.put("Timestamp", Instant.now());
        return answer;
    }

    static Map<String, Object> declared(ParameterDeclaration parameter) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ParameterKey", parameter.name());
        answer.put("DefaultValue", parameter.otherwise());
        answer.put("NoEcho", parameter.isSecret());
        answer.put("Description", parameter.description());
        return answer;
    }

    private static Map<String, Object> output(OutputRecord output) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("OutputKey", output.key());
        answer.put("OutputValue", output.value());
        answer.put("Description", output.description());
        return answer;
    }

    private static List<Map<String, String>> parameters(StackRecord stack, Template template) {
        Map<String, String> shown = new LinkedHashMap<>();
        template.parameters().forEach((name, parameter) -> {
            String value = stack.input().parameters().getOrDefault(name, String.valueOf(parameter.otherwise()));
            shown.put(name, parameter.isSecret() ? "****" : value);
        });
        return pairs(shown, "ParameterKey", "ParameterValue");
    }

    private static List<Map<String, String>> pairs(Map<String, String> pairs, String key, String value) {
        return pairs.entrySet().stream()
                .map((pair) -> Map.of(key, pair.getKey(), value, pair.getValue()))
                .toList();
    }
}
