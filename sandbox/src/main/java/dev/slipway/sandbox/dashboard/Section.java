package dev.slipway.sandbox.dashboard;

import java.util.List;
import java.util.stream.Stream;

/**
 * One table of a page.
 *
 * @param title what is listed
 * @param empty what is said when there is nothing
 * @param columns headings
 * @param rows what there is
 */
record Section(String title, String empty, List<String> columns, List<Row> rows) {

    /**
     * One thing.
     *
     * @param cells one a column
     */
    record Row(List<Cell> cells) {

        static Row of(Object... cells) {
            return new Row(Stream.of(cells)
                    .map((cell) -> (cell instanceof Cell linked) ? linked : new Cell(String.valueOf(cell), ""))
                    .toList());
        }
    }

    /**
     * One fact.
     *
     * @param text the fact
     * @param link where more is said; empty for nowhere
     */
    record Cell(String text, String link) {}
}
