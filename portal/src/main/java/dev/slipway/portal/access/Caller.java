package dev.slipway.portal.access;

import dev.slipway.portal.app.AppName;
import java.util.Set;

/** Who asks: a person who signed in, or a pipeline with the token of one app. Handlers take it as a parameter. */
public interface Caller {

    /** Returns a short name for histories: a login name, or {@code pipeline of <app>}. */
    String name();

    /** Returns where they ask from. */
    Origin origin();

    /** Returns the same caller, asking from somewhere. */
    Caller from(Origin origin);

    /**
     * A person who signed in by OpenID Connect.
     *
     * @param subject identifier at the provider
     * @param name login name, the same as at GitHub
     * @param fullName name for people
     * @param mail mail address
     * @param teams slugs of the teams they are in
     * @param roles what they may do
     * @param origin where they ask from
     */
    record Person(
            String subject,
            String name,
            String fullName,
            String mail,
            Set<String> teams,
            Set<Role> roles,
            Origin origin)
            implements Caller {

        /** Copies the sets. */
        public Person {
            teams = Set.copyOf(teams);
            roles = Set.copyOf(roles);
        }

        /** A person outside of any request. */
        public Person(String subject, String name, String fullName, String mail, Set<String> teams, Set<Role> roles) {
            this(subject, name, fullName, mail, teams, roles, Origin.NOWHERE);
        }

        @Override
        public Person from(Origin origin) {
            return new Person(this.subject, this.name, this.fullName, this.mail, this.teams, this.roles, origin);
        }
    }

    /**
     * A pipeline.
     *
     * @param tokenId id of its token, which is not the secret
     * @param app the one app that the token is bound to
     * @param actions the actions that the token allows
     * @param origin where it asks from
     */
    record Pipeline(String tokenId, AppName app, Set<Action> actions, Origin origin) implements Caller {

        /** Copies the actions. */
        public Pipeline {
            actions = Set.copyOf(actions);
        }

        /** A pipeline outside of any request. */
        public Pipeline(String tokenId, AppName app, Set<Action> actions) {
            this(tokenId, app, actions, Origin.NOWHERE);
        }

        @Override
        public Pipeline from(Origin origin) {
            return new Pipeline(this.tokenId, this.app, this.actions, origin);
        }

        @Override
        public String name() {
            return "pipeline of " + this.app;
        }
    }
}
