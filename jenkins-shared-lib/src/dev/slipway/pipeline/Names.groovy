package dev.slipway.pipeline

/** Checks of names that end up in addresses and commands. */
class Names implements Serializable {

    private static final long serialVersionUID = 1

    /** Returns an app's name, or refuses it. */
    @NonCPS
    static String app(String name) {
        if (!(name ==~ /[a-z][a-z0-9]*(-[a-z0-9]+)*/) || name.length() > 24) {
            throw new IllegalArgumentException("'${name}' is no name of an app: use 2 to 24 of a-z, 0-9 and single '-'.")
        }
        name
    }

    /** Returns a digest, or refuses it. */
    @NonCPS
    static String digest(String digest) {
        if (!(digest ==~ /sha256:[0-9a-f]{64}/)) {
            throw new IllegalArgumentException("'${digest}' is no digest: it is 'sha256:' and 64 hexadecimal digits.")
        }
        digest
    }
}
