package dev.slipway.portal.doctor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the doctor. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    @Bean
    Doctor doctor(ObjectProvider<Checkup> checkups) {
        return new Doctor(checkups.orderedStream().toList());
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "slipway.doctor.at-start", matchIfMissing = true)
    DoctorAtStart doctorAtStart(Doctor doctor) {
        return new DoctorAtStart(doctor);
    }
}
