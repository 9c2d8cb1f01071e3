/**
 * The pages on which criteria sets are published, meetings scored and years graded.
 *
 * <p>In: an address, files and forms → here → Out: pages, and commands to the services.
 */
package vn.nennep.quality.page;
