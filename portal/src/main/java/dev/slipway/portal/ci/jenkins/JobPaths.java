package dev.slipway.portal.ci.jenkins;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things stand below Jenkins's root; every path ends with a slash. */
final class JobPaths {

    static final String BUILD = "build";
    static final String DEPLOY = "deploy";
    static final String TOKEN = "slipway-token";

    private JobPaths() {}

    static String folder(String folder) {
        return "/job/" + segment(folder) + "/";
    }

    static String job(String folder, String job) {
        return folder(folder) + "job/" + job + "/";
    }

    /** A slash within a branch's name is encoded in the job's name, and that again in the address. */
    static String branch(String folder, String branch) {
        return job(folder, BUILD) + "job/" + segment(segment(branch)) + "/";
    }

    static String credentials(String folder) {
        return folder(folder) + "credentials/store/folder/domain/_/";
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
