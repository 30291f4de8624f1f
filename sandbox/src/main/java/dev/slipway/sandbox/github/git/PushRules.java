package dev.slipway.sandbox.github.git;

import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;

/** What a host says to a push: before it is taken, and after. */
public interface PushRules {

    /** Looks at each command and returns why it is refused; an empty list takes all of them. */
    List<Refusal> check(Repository repository, List<ReceiveCommand> commands);

    /** Is told of the commands that were carried out. */
    void accepted(Repository repository, List<ReceiveCommand> commands);

    /**
     * A refused command.
     *
     * @param command which one
     * @param reason the short reason that git prints beside the ref
     * @param explanation lines that git prints after {@code remote: error:}
     */
    record Refusal(ReceiveCommand command, String reason, List<String> explanation) {}
}
