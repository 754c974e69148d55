// When a question comes back, and when two days are far enough apart. The page on how we count reads both here.

/** Days after the last right answer: of the first, the second, … in a row. */
export const SPACING = [1, 3, 7, 21, 60];
/** Days between two good days of a concept that is mastered. */
export const APART = 7;
