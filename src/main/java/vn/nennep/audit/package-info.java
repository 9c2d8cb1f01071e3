/**
 * The log: who did when, from where, what to whom. Changes are written by the tables themselves; what no changed row
 * shows is noted here. Who is at work is stated once per transaction, and sealed; this room knows no rights.
 *
 * <p>In: a reading, an export, a refusal, a sign-in → here → Out: entries of a chain that nobody can change unseen.
 */
package vn.nennep.audit;
