package vn.nennep.material;

import java.nio.file.Path;

/**
 * An attached file, ready to be sent.
 *
 * @param name as it was uploaded
 * @param path where its bytes, or those of its picture, lie
 */
public record MaterialFile(String name, String mediaType, Path path) {}
