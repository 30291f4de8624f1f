package dev.slipway.sandbox.aws.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventPatternTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':['x','y']}                     | {'a':'x'}              | true",
                "{'a':['x']}                         | {'a':'z'}              | false",
                "{'a':['x']}                         | {'a':['z','x']}        | true",
                "{'a':['x'],'b':['y']}               | {'a':'x'}              | false",
                "{'a':{'b':[1]}}                     | {'a':{'b':1.0}}        | true",
                "{'a':[null]}                        | {'a':null}             | true",
                "{'a':[{'prefix':'de'}]}             | {'a':'dev'}            | true",
                "{'a':[{'suffix':'.fifo'}]}          | {'a':'runs.fifo'}      | true",
                "{'a':[{'exists':false}]}            | {'b':1}                | true",
                "{'a':[{'exists':true}]}             | {'a':[]}               | true",
                "{'a':[{'anything-but':['x','y']}]}  | {'a':'z'}              | true",
                "{'a':[{'anything-but':'x'}]}        | {'a':'x'}              | false",
                "{'a':[{'anything-but':{'prefix':'x'}}]} | {'a':'xy'}         | false",
                "{'a':[{'numeric':['>',1,'<=',5]}]}  | {'a':5}                | true",
                "{'a':[{'numeric':['>',1,'<=',5]}]}  | {'a':6}                | false",
                "{'a':[{'equals-ignore-case':'X'}]}  | {'a':'x'}              | true",
                "{'a':[{'wildcard':'a*c'}]}          | {'a':'abbc'}           | true",
                "{'$or':[{'a':[1]},{'b':[2]}]}       | {'b':2}                | true"
            })
    void matchesAsAwsDoes(String pattern, String event, boolean matches) {
        assertThat(EventPattern.of(pattern.replace('\'', '"')).matches(JSON.readTree(event.replace('\'', '"'))))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"a\":\"x\"}", "{\"a\":[{\"between\":1}]}", "{\"a\":{}}"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> EventPattern.of(pattern));
    }
}
