package dev.slipway.portal.template;

/**
 * One file of a rendered template.
 *
 * @param path path below the repository's root, with forward slashes
 * @param content the bytes; not copied, so nobody writes to them
 * @param executable whether the file may be run
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedFile(String path, byte[] content, boolean executable) {}
