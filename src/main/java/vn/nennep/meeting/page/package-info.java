/**
 * The page on which a meeting is entered and corrected.
 *
 * <p>In: an address and a form → here → Out: a page, and commands to the service.
 */
package vn.nennep.meeting.page;
