package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import java.util.Optional;

/** The section {@code agent}: whether a node is wanted; every label means the one node there is. */
final class Agents {

    private Agents() {}

    static boolean wantsNode(Section section, Flow flow, Context context) throws Throwable {
        Optional<Entry> agent = section.find("agent");
        if (agent.isEmpty() || agent.get().text().equals("none")) {
            return false;
        }
        if (agent.get().block() == null) {
            return true;
        }
        Section kind = Section.read(agent.get().requiredBlock(), flow, context);
        for (Entry entry : kind.entries()) {
            if (!entry.name().equals("label") && !entry.name().equals("node")) {
                throw new UnsupportedOperationException(
                        "agent { %s … } exists on a real controller but not in this runner, which has one node without containers: use 'agent any'."
                                .formatted(entry.name()));
            }
        }
        return true;
    }
}
