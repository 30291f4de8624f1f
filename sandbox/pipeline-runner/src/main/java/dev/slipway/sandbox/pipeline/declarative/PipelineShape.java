package dev.slipway.sandbox.pipeline.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** The shape that a declarative pipeline must have: which section may stand where. */
final class PipelineShape {

    private static final Set<String> TOP =
            Set.of("agent", "environment", "options", "parameters", "stages", "post", "libraries", "triggers", "tools");
    private static final Set<String> STAGE = Set.of(
            "agent",
            "environment",
            "options",
            "when",
            "steps",
            "stages",
            "parallel",
            "post",
            "failFast",
            "tools",
            "input",
            "matrix");
    /** Sections of a real controller that this runner refuses. */
    private static final Set<String> REFUSED = Set.of("triggers", "tools", "input", "matrix", "libraries");

    private final BiConsumer<String, ASTNode> mistakes;

    PipelineShape(BiConsumer<String, ASTNode> mistakes) {
        this.mistakes = mistakes;
    }

    void check(MethodCallExpression pipeline) {
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression section : calls(pipeline, "Expected a symbol", null)) {
            String name = String.valueOf(section.getMethodAsString());
            if (!TOP.contains(name)) {
                mistake("Undefined section \"%s\"".formatted(name), section);
            } else if (!seen.add(name)) {
                mistake("Multiple occurrences of the %s section".formatted(name), section);
            } else if (!refused(name, section)) {
                section(name, section);
            }
        }
        require(seen, "stages", pipeline);
        require(seen, "agent", pipeline);
    }

    private void require(Set<String> seen, String name, ASTNode where) {
        if (!seen.contains(name)) {
            mistake("Missing required section \"%s\"".formatted(name), where);
        }
    }

    private void section(String name, MethodCallExpression section) {
        switch (name) {
            case "stages", "parallel" -> stages(section);
            case "post" -> conditions(section);
            case "steps" -> steps(section);
            case "options" -> words(section, Options.KNOWN, "Invalid option type \"%s\". Valid option types: ");
            case "parameters" ->
                words(
                        section,
                        List.of("string", "text", "choice", "booleanParam", "password"),
                        "Invalid parameter type \"%s\". Valid parameter types: ");
            case "when" -> words(section, When.KNOWN, "Unknown conditional %s. Valid conditionals are: ");
            default -> {}
        }
    }

    private void stages(MethodCallExpression stages) {
        List<MethodCallExpression> all = calls(stages, "Expected a stage", null);
        if (all.isEmpty()) {
            mistake("No stages specified", stages);
        }
        Set<String> names = new HashSet<>();
        for (MethodCallExpression stage : all) {
            if (!"stage".equals(stage.getMethodAsString())) {
                mistake("Expected a stage", stage);
                continue;
            }
            String name = stageName(stage);
            if (!names.add(name)) {
                mistake("Duplicate stage name: \"%s\"".formatted(name), stage);
            }
            stage(name, stage);
        }
    }

    private void stage(String stageName, MethodCallExpression stage) {
        Set<String> seen = new HashSet<>();
        List<String> broken = new ArrayList<>();
        for (MethodCallExpression section : calls(stage, "Expected a symbol", broken)) {
            String name = String.valueOf(section.getMethodAsString());
            if (!STAGE.contains(name)) {
                broken.add(name);
            } else if (!refused(name, section)) {
                seen.add(name);
                section(name, section);
            }
        }
        broken.forEach((name) -> mistake(
                "Unknown stage section \"%s\". Starting with version 0.5, steps in a stage must be in a ‘steps’ block."
                        .formatted(name),
                stage));
        if (seen.stream()
                        .filter(Set.of("steps", "stages", "parallel")::contains)
                        .count()
                != 1) {
            mistake(
                    "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"%s\"".formatted(stageName),
                    stage);
        }
    }

    private void conditions(MethodCallExpression post) {
        for (MethodCallExpression condition : calls(post, "Expected a condition", null)) {
            String name = String.valueOf(condition.getMethodAsString());
            if (!Post.CONDITIONS.contains(name)) {
                mistake(
                        "Invalid condition \"%s\" - valid conditions are %s".formatted(name, Post.CONDITIONS),
                        condition);
            } else {
                steps(condition);
            }
        }
    }

    private void steps(MethodCallExpression steps) {
        for (Statement statement : statements(steps)) {
            if (!(statement instanceof ExpressionStatement expression
                    && expression.getExpression() instanceof MethodCallExpression)) {
                mistake("Expected a step", statement);
            }
        }
    }

    private void words(MethodCallExpression section, List<String> known, String message) {
        for (MethodCallExpression word : calls(section, "Expected a symbol", null)) {
            if (!known.contains(word.getMethodAsString())) {
                mistake(message.formatted(word.getMethodAsString()) + known, word);
            }
        }
    }

    private boolean refused(String name, MethodCallExpression section) {
        if (REFUSED.contains(name)) {
            mistake("'%s' exists on a real controller but not in this runner".formatted(name), section);
            return true;
        }
        return false;
    }

    /**
     * Returns the words in the block behind a call.
     *
     * @param mistake what to say of a line that is no word with arguments
     * @param broken takes a name for each such line; null when nobody asks
     */
    private List<MethodCallExpression> calls(
            MethodCallExpression owner, String mistake, @Nullable List<String> broken) {
        List<MethodCallExpression> calls = new ArrayList<>();
        for (Statement statement : statements(owner)) {
            if (statement instanceof ExpressionStatement expression
                    && expression.getExpression() instanceof MethodCallExpression call
                    && call.isImplicitThis()) {
                calls.add(call);
            } else {
                mistake(mistake, statement);
                if (broken != null) {
                    broken.add("error");
                }
            }
        }
        return calls;
    }

    private static List<Statement> statements(MethodCallExpression call) {
        if (call.getArguments() instanceof TupleExpression arguments) {
            for (Expression argument : arguments.getExpressions()) {
                if (argument instanceof ClosureExpression closure
                        && closure.getCode() instanceof BlockStatement block) {
                    return block.getStatements();
                }
            }
        }
        return List.of();
    }

    private static String stageName(MethodCallExpression stage) {
        return stage.getArguments() instanceof ArgumentListExpression arguments
                        && !arguments.getExpressions().isEmpty()
                ? arguments.getExpression(0).getText()
                : "";
    }

    private void mistake(String message, ASTNode where) {
        this.mistakes.accept(message, where);
    }
}
