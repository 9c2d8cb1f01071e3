/** Pages of papers, and their files for whoever is signed in. */
package vn.nennep.paper.page;
