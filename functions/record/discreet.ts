/** Practices of whose records nobody else is to know: their table alone says what happened. */
const discreet: readonly string[] = ['security'];

/** Of the records of this practice the bus carries id, version and depth alone, and its own functions ask its table for the rest. */
export const isDiscreet = (practice: string): boolean => discreet.includes(practice);
