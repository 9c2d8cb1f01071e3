/** Pages under load: how long they take in a large province, as multiples of the sign-in page. */
package vn.nennep.bench.page;
