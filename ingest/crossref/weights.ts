/** Placeholder until fitted. */
export const intercept = -4;
export const weights: Readonly<Record<string, number>> = { wording: 22 };
