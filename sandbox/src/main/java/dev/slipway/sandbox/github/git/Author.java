package dev.slipway.sandbox.github.git;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who made a commit, and when.
 *
 * @param name name of the person
 * @param mail mail address of the person
 * @param when time of the commit
 */
public record Author(String name, String mail, Instant when) {

    PersonIdent ident() {
        return new PersonIdent(this.name, this.mail, this.when, ZoneOffset.UTC);
    }
}
