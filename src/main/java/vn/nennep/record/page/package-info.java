/**
 * The page of a meeting's record, with its draft and the steps in the life of the meeting.
 *
 * <p>In: addresses and forms → here → Out: pages, and commands to the services.
 */
package vn.nennep.record.page;
