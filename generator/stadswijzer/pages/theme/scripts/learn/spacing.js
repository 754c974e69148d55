// When a question comes back, and what it takes to master a concept. The page on how we count reads the numbers here.
// That waits grow by about the same factor is from SuperMemo's SM-2, which begins at 2.5; the other numbers are ours.
// By hand, since a library for this (ts-fsrs) is larger than the whole script of a page.

/** Days after the first right answer. */
export const FIRST = 1;
/** How much longer the next wait is than the time over which it was remembered. */
export const GROWTH = 2.5;
/** Days, at most. */
export const LONGEST = 365;
/** A wrong answer makes a wait so many times shorter. */
export const SHRINK = 4;
/** Days between the first and the last right answer of a concept that is mastered. */
export const APART = 7;
/** Right answers in a row, on the first attempt of a day: for each question so many, and in all at least and at most. */
export const EACH = 2;
export const LEAST = 4;
export const MOST = 6;
/** For each day with a wrong answer so many right ones more, for so many days at most. */
export const MORE = 2;
export const MISSES = 2;
/** What one mastered fades once a question waits for so many times its own wait. */
export const FADES = 2;
/** Waits of the version before this one, by how often an answer was right in a row. */
export const BEFORE = [1, 1, 3, 7, 21, 60];
