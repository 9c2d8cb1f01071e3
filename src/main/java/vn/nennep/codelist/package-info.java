/**
 * The lists of codes that a province extends: groups of topics and presentation forms.
 *
 * <p>In: what the provincial office names → here → Out: codes to choose from, with their names in each language.
 */
package vn.nennep.codelist;
