/**
 * Starts Nền Nếp on one machine: a database, the server, the application.
 *
 * <p>In: the environment and the built WAR → here → Out: a page that answers. {@code ./build.sh run} and the
 * integration tests use the same three steps, so what the tests start is what a person starts.
 */
package vn.nennep.launcher;
