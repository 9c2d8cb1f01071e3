/**
 * Killed on purpose: an installation whose server, database, connections, disk and clock are struck while people enter
 * and read, and what must be true of it afterwards. {@code ./build.sh chaos} is the long form, {@code ChaosIT} the short
 * one.
 */
package vn.nennep.chaos;
