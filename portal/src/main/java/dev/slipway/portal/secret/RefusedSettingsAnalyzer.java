package dev.slipway.portal.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, without a stack trace, why the portal does not start. */
final class RefusedSettingsAnalyzer extends AbstractFailureAnalyzer<RefusedSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RefusedSettings refused) {
        return new FailureAnalysis(String.valueOf(refused.getMessage()), refused.remedy(), refused);
    }
}
