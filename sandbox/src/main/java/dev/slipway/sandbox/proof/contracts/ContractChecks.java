package dev.slipway.sandbox.proof.contracts;

import java.nio.file.Path;
import java.util.function.Consumer;

/** One outside system held against its contract. */
public interface ContractChecks {

    /** Returns the system's name in figures, such as {@code github}. */
    String system();

    /**
     * Checks everything; what cannot be checked at all is an exception.
     *
     * @param folder an empty folder for the system's data
     * @param progress hears what is being done
     */
    Verdict run(Path folder, Consumer<String> progress) throws Exception;
}
