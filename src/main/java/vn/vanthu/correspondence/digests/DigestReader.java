package vn.vanthu.correspondence.digests;

/**
 * Somebody who wants to be told.
 *
 * @param whenNothing whether a time in which nothing happened is told too
 */
public record DigestReader(String address, boolean daily, boolean weekly, boolean whenNothing) {}
