package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void letsNoSpreadsheetComputeACell(String text) {
        assertThat(CsvExport.cell(text).replace("\"", "")).isEqualTo("'" + text);
    }

    @Test
    void leavesOtherCellsAsTheyAre() {
        assertThat(CsvExport.cell("a-b=c+d@e")).isEqualTo("\"a-b=c+d@e\"");
        assertThat(CsvExport.cell("shop")).isEqualTo("shop");
        assertThat(CsvExport.cell(null)).isEmpty();
    }

    @Test
    void quotesWhatWouldEndACellOrALine() {
        assertThat(CsvExport.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvExport.cell("say \"hi\"\r\nthere")).isEqualTo("\"say \"\"hi\"\"\r\nthere\"");
        assertThat(CsvExport.cell("=\"a\"")).isEqualTo("\"'=\"\"a\"\"\"");
    }
}
