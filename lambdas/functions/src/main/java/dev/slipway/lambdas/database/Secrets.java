package dev.slipway.lambdas.database;

import dev.slipway.lambdas.database.SharedInstance.Login;

/** Where logins are kept. */
@FunctionalInterface
interface Secrets {

    /** Returns the login that a secret holds as {@code username} and {@code password}. */
    Login login(String arn);
}
