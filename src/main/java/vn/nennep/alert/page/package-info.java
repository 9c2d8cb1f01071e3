/** The page of what needs a person now. */
package vn.nennep.alert.page;
