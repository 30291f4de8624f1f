package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where branches, pull requests and their Jenkinsfiles come from. */
interface BranchSource {

    /** Returns the branches and pull requests of now that the project's settings ask for. */
    List<Head> heads() throws IOException;

    /** Reads a file at a commit; empty when there is none. */
    Optional<String> file(String path, Head head) throws IOException;

    /** Returns the address to clone from. */
    String cloneAddress();

    /** Returns the user and password for it; null when none is needed. */
    @Nullable
    Login login() throws IOException;

    /** Tells the source how a build of a head is going. */
    void tell(Head head, CommitStatus status, URI page) throws IOException;

    /** A user name and a password for git. */
    record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[%s]".formatted(this.user);
        }
    }
}
