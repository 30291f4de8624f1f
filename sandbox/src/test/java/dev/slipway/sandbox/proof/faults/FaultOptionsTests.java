package dev.slipway.sandbox.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.sandbox.fault.Call;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the command's options mean. */
class FaultOptionsTests {

    @Test
    void eachCellIsInOneOfTheParts() {
        List<Cell> cells = Stream.of("GET /a", "POST /b", "PUT /c", "DELETE /d")
                .map(name -> new Call("github", name, Call.PORTAL, false))
                .flatMap(call -> Stream.of(Trouble.values()).map(trouble -> new Cell(Cell.Phase.CREATE, call, trouble)))
                .toList();

        assertThat(cells)
                .allSatisfy(cell -> assertThat(IntStream.rangeClosed(1, 5)
                                .mapToObj(number -> new FaultOptions.Part(number, 5))
                                .filter(part -> part.has(cell)))
                        .hasSize(1));
        assertThat(cells).allMatch(FaultOptions.Part.ALL::has);
    }

    @Test
    void aPartIsOneOfItsNumber() {
        assertThat(FaultOptions.parse(List.of("--part=2/6")).part()).isEqualTo(new FaultOptions.Part(2, 6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultOptions.parse(List.of("--part=7/6")))
                .withMessageContaining("from 1/6 to 6/6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultOptions.parse(List.of("--part=2")))
                .withMessageContaining("--part=N/M");
    }
}
