package dev.slipway.portal.doctor;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Shows admins whether the settings fit the outside systems. */
@HtmlPage
final class DoctorPage {

    private final Doctor doctor;
    private final Policy policy;

    DoctorPage(Doctor doctor, Policy policy) {
        this.doctor = doctor;
        this.policy = policy;
    }

    @GetMapping("/doctor")
    Mono<Rendering> page(Caller.Person caller) {
        this.policy.check(caller, Action.DOCTOR_READ, null, null);
        return this.doctor
                .examine()
                .map(found -> Rendering.view("doctor/page")
                        .modelAttribute("report", DoctorApi.Report.of(found))
                        .build());
    }
}
