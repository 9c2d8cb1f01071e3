package vn.nennep.material;

/**
 * A file that was looked through and kept; nobody has attached it yet.
 *
 * @param name without a path
 * @param size in bytes
 * @param sha256 of its content, 64 hexadecimal digits
 * @param pictured whether there is a picture of its first page
 */
public record StoredFile(String name, MaterialType type, long size, String sha256, boolean pictured) {}
