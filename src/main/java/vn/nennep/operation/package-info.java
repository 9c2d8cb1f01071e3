/**
 * What keeps the program going: how it starts, what it does every night, and whether there is room to write.
 *
 * <p>In: the database, the clock, the steps and nightly works that rooms bring → here → Out: one start at a time over
 * all servers, nights that are made up for when they were missed, and the standing that doors and health tell.
 */
package vn.nennep.operation;
