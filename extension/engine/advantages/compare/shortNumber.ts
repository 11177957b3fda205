/** A number with three digits, as it stands in a sentence. */
export const shortNumber = (value: number): string => String(Number(value.toPrecision(3)));
