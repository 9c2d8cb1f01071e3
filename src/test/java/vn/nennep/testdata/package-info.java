/**
 * What tests stand on: a real server with a real database, a browser, an HTTP client.
 *
 * <p>In: the built WAR → here → Out: an address to talk to. Nothing in here knows a room of the application.
 */
package vn.nennep.testdata;
