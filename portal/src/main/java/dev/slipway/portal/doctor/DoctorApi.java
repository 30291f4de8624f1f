package dev.slipway.portal.doctor;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells admins whether the settings fit the outside systems. */
@RestController
class DoctorApi {

    private final Doctor doctor;
    private final Policy policy;

    DoctorApi(Doctor doctor, Policy policy) {
        this.doctor = doctor;
        this.policy = policy;
    }

    @GetMapping("/api/v1/doctor")
    Mono<Report> examine(Caller caller) {
        this.policy.check(caller, Action.DOCTOR_READ, null, null);
        return this.doctor.examine().map(Report::of);
    }

    /**
     * What is answered.
     *
     * @param well whether everything is as it should be
     * @param findings what was looked at
     */
    record Report(boolean well, List<FindingAnswer> findings) {

        static Report of(List<Finding> findings) {
            return new Report(
                    findings.stream().allMatch(finding -> finding.health() == Finding.Health.WELL),
                    findings.stream().map(FindingAnswer::of).toList());
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param system the outside system
     * @param subject what was looked at
     * @param health {@code well}, {@code ill} or {@code unknown}
     * @param words what was seen
     * @param remedy how to mend it
     */
    record FindingAnswer(String system, String subject, String health, String words, String remedy) {

        static FindingAnswer of(Finding finding) {
            return new FindingAnswer(
                    finding.system(),
                    finding.subject(),
                    finding.health().name().toLowerCase(Locale.ROOT),
                    finding.words(),
                    finding.remedy());
        }
    }
}
