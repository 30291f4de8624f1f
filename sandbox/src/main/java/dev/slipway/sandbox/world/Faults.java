package dev.slipway.sandbox.world;

import dev.slipway.sandbox.aws.Caller;
import dev.slipway.sandbox.fault.AwsCalls;
import dev.slipway.sandbox.fault.Call;
import dev.slipway.sandbox.fault.CallNaming;
import dev.slipway.sandbox.fault.FaultFilter;
import dev.slipway.sandbox.fault.FaultSwitch;
import dev.slipway.sandbox.fault.PathCalls;
import java.util.Map;
import org.springframework.web.server.WebFilter;

/**
 * Puts the fault switch before each system.
 *
 * @param rules the switch
 */
record Faults(FaultSwitch rules) {

    WebFilter beforeGitHub() {
        return before(PathCalls.github());
    }

    WebFilter beforeJenkins() {
        return before(PathCalls.jenkins());
    }

    WebFilter beforeAws() {
        return before(new AwsCalls(
                Map.of(Caller.PORTAL_KEY, Call.PORTAL, Caller.OWN_KEY, "sandbox", Caller.ACCOUNT_KEY, "person")));
    }

    private WebFilter before(CallNaming naming) {
        return new FaultFilter(this.rules, naming);
    }
}
