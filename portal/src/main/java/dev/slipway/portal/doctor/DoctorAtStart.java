package dev.slipway.portal.doctor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/** Writes into the log at start what does not fit; the start waits for nothing of it. */
final class DoctorAtStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DoctorAtStart.class);

    private final Doctor doctor;
    private @Nullable Disposable examination;

    DoctorAtStart(Doctor doctor) {
        this.doctor = doctor;
    }

    @Override
    public synchronized void start() {
        this.examination = this.doctor.examine().subscribe(found -> found.forEach(DoctorAtStart::log));
    }

    @Override
    public synchronized void stop() {
        if (this.examination != null) {
            this.examination.dispose();
            this.examination = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return this.examination != null;
    }

    private static void log(Finding finding) {
        if (finding.health() == Finding.Health.ILL) {
            LOG.warn("{}, {}: {} {}", finding.system(), finding.subject(), finding.words(), finding.remedy());
        } else {
            LOG.info("{}, {}: {}", finding.system(), finding.subject(), finding.words());
        }
    }
}
