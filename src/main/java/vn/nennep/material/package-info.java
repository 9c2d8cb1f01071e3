/**
 * Files that people attach: kept outside the web root under a hash of their content, their type told from the content.
 *
 * <p>In: an uploaded file → here → Out: the file, as an attachment, and a picture of its first page.
 */
package vn.nennep.material;
