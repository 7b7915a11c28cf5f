package vn.vanthu.forms;

/** A piece of narrative that a report states, in its own words. */
public record Narrative(String value, Evidence evidence) {}
