package dev.slipway.sandbox.aws.cloudformation.resource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Fills the SDK's request objects from properties. CloudFormation's properties carry the names of the API's members
 * (some APIs begin them with a small letter), so one piece of code serves all types; members that a request does not
 * know are left alone.
 */
final class SdkShapes {

    private SdkShapes() {}

    /** Fills a builder with the members of a tree and returns it. */
    static <B extends SdkPojo> B fill(B builder, JsonNode tree) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        tree.propertyStream()
                .forEach((member) -> members.put(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = members.get(field.memberName().toLowerCase(Locale.ROOT));
            if (value != null && !value.isNull()) {
                field.set(builder, value(field, value));
            }
        }
        return builder;
    }

    private static @Nullable Object value(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return structure(field, value);
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            return value.isArray()
                    ? value.valueStream().map((one) -> value(item, one)).collect(Collectors.toList())
                    : List.of(value(item, value));
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> entry = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            value.propertyStream().forEach((member) -> map.put(member.getKey(), value(entry, member.getValue())));
            return map;
        }
        return scalar(type, value);
    }

    private static Object structure(SdkField<?> field, JsonNode value) {
        SdkPojo builder = fill(field.constructor().get(), value);
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object scalar(MarshallingType<?> type, JsonNode value) {
        String text = value.isContainer() ? value.toString() : value.asString();
        if (type == MarshallingType.INTEGER) {
            return Integer.valueOf(text);
        }
        if (type == MarshallingType.LONG) {
            return Long.valueOf(text);
        }
        if (type == MarshallingType.DOUBLE) {
            return Double.valueOf(text);
        }
        if (type == MarshallingType.BOOLEAN) {
            return Boolean.valueOf(text);
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromString(text, StandardCharsets.UTF_8);
        }
        return text;
    }
}
