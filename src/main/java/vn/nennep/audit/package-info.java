/**
 * The log: who did when, from where, what to whom. Changes are written by the tables themselves; what no row tells is
 * noted here. Who is at work is said once in a transaction, and sealed; rights are no matter of this room.
 *
 * <p>In: a reading, an export, a refusal, a sign-in → here → Out: entries of a chain that nobody can change unseen.
 */
package vn.nennep.audit;
