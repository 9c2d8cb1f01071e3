/** Attached files and their pictures on their way to the browser. */
package vn.nennep.material.page;
