package vn.vanthu.console.page;

import vn.vanthu.console.access.Role;

/**
 * A page in the menu; every bean of this type stands there.
 *
 * @param key names it to the frame ({@code active}) and its words: {@code menu.today}
 * @param icon name of a Bootstrap icon; it needs a line in {@code app.css}
 * @param order its place; tens stand for the groups: 10 daily, 20 overview, 30 set-up
 * @param least who sees it
 */
public record MenuEntry(String key, String path, String icon, int order, Role least) {}
