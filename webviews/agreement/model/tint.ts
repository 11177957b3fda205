/** The strongest share of a colour that text can still be read on, in every theme. */
const STRONGEST = 32;

const COLORS = {
  agreement: 'var(--vscode-charts-green)',
  disagreement: 'var(--vscode-charts-orange)',
} as const;

/** A background that says the same as the number on it: stronger for a larger `share` from 0 to 1, and small ones are told from none. */
export function tint(kind: keyof typeof COLORS, share: number): { readonly background: string } {
  return {
    background: `color-mix(in srgb, ${COLORS[kind]} ${Math.round(STRONGEST * Math.sqrt(share))}%, transparent)`,
  };
}
