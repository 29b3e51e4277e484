package io.posthorn.benchmark.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows as a Markdown table whose columns stand under one another in a terminal too.
public record Table(List<Row> rows) {
    public Table {
        rows = List.copyOf(rows);
    }

    public String markdown() {
        List<List<String>> lines = Stream.concat(
                        Stream.of(Row.HEADS), rows.stream().map(Row::cells))
                .toList();
        int[] widths = IntStream.range(0, Row.HEADS.size())
                .map(column -> width(lines, column))
                .toArray();
        String ruler = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
        return line(lines.getFirst(), widths)
                + ruler
                + lines.stream().skip(1).map(cells -> line(cells, widths)).collect(Collectors.joining());
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream()
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(0);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(cells.get(column), widths[column]))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
