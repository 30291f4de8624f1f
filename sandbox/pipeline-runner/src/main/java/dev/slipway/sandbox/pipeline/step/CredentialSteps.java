package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.BuildRequest.Credential;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import dev.slipway.sandbox.pipeline.Symbol;
import hudson.AbortException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code withCredentials}: secrets in variables while its block runs, masked in the log. */
final class CredentialSteps {

    private CredentialSteps() {}

    static List<StepDefinition> all() {
        return List.of(StepDefinition.step("withCredentials", List.of("bindings"), CredentialSteps::run));
    }

    private static @Nullable Object run(StepCall call) throws Throwable {
        List<String> assignments = new ArrayList<>();
        List<String> masked = new ArrayList<>();
        for (Object binding : call.list("bindings")) {
            if (!(binding instanceof Symbol symbol)) {
                throw new IllegalArgumentException(
                        "withCredentials takes a list such as [string(credentialsId: 'id', variable: 'NAME')].");
            }
            bind(call, symbol, assignments, masked);
        }
        call.log("Masking supported pattern matches of " + String.join(" or ", masked));
        return call.runBody(call.context().with(assignments));
    }

    private static void bind(StepCall call, Symbol symbol, List<String> assignments, List<String> masked)
            throws AbortException {
        String id = symbol.text("credentialsId", "");
        Credential credential = call.context().build().request().credentials().get(id);
        boolean wantsText = symbol.name().equals("string");
        if (credential == null || wantsText != (credential.user() == null)) {
            throw new AbortException("Could not find credentials entry with ID '%s'".formatted(id));
        }
        call.context().build().log().mask(credential.secret());
        String user = credential.user();
        switch (symbol.name()) {
            case "string" -> add(symbol, "variable", credential.secret(), assignments, masked);
            case "usernamePassword" -> {
                assignments.add(symbol.text("usernameVariable", "USERNAME") + "=" + user);
                add(symbol, "passwordVariable", credential.secret(), assignments, masked);
            }
            case "usernameColonPassword" ->
                add(symbol, "variable", user + ":" + credential.secret(), assignments, masked);
            default ->
                throw new IllegalArgumentException(
                        "withCredentials does not know '%s'; it knows string, usernamePassword, usernameColonPassword."
                                .formatted(symbol.name()));
        }
    }

    private static void add(
            Symbol symbol, String variable, String value, List<String> assignments, List<String> masked) {
        String name = symbol.text(variable, "");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("%s needs %s.".formatted(symbol.name(), variable));
        }
        assignments.add(name + "=" + value);
        masked.add("$" + name);
    }
}
