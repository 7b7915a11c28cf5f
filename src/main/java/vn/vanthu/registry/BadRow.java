package vn.vanthu.registry;

/**
 * A row that could not be taken.
 *
 * @param row as the file counts, the heading being row 1
 */
public record BadRow(int row, String column, String reason) {}
