/**
 * The frame around every door: the application of the REST paths and its errors, the language and layout of the pages,
 * messages, and what is answered when the database is away.
 *
 * <p>In: requests → here → Out: the doors of the rooms. Doors use it; no room does.
 */
package vn.nennep.frame;
