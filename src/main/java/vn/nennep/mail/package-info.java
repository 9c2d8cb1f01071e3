/**
 * Letters that leave the program by mail.
 *
 * <p>In: a letter from any room → here → Out: the mail server that the installation names; nothing when it names none.
 */
package vn.nennep.mail;
