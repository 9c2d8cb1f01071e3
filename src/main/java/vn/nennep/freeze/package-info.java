/**
 * The proof of signed figures: a year's facts and figures as one canonical text, its hash, and what a paper carries of it;
 * whether a paper is right, and whether the data are still those that were frozen (decision 36).
 *
 * <p>In: the published figures and the facts behind them, read in one moment → here → Out: the text with its hash, chained
 * to the freeze before; {@link vn.nennep.freeze.Seal seals} for papers of units; {@link vn.nennep.freeze.Difference
 * differences} by unit, fact, frozen value and value now.
 */
package vn.nennep.freeze;
