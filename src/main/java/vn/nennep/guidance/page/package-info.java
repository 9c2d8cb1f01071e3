/** The library of guidance in the browser: the list, and publishing. */
package vn.nennep.guidance.page;
