/** Pixels that no pane falls below, as long as there are as many. */
export const LEAST = 220;
/** Pixels that the pane in the middle keeps when the others are as wide as wished. */
const MIDDLE = 320;

/** What the outer panes get of `width` pixels: their wishes, or less, in proportion, where the middle would have too little. */
export function paneWidths<Id extends string>(
  wishes: Readonly<Record<Id, number>>,
  ids: readonly Id[],
  width: number,
): Record<Id, number> {
  const wished = ids.reduce((sum, id) => sum + wishes[id], 0);
  const factor = Math.min(1, (width - MIDDLE) / Math.max(1, wished));
  const entries = ids.map((id): [Id, number] => [id, Math.max(LEAST, Math.floor(wishes[id] * factor))]);
  return Object.fromEntries(entries) as Record<Id, number>;
}

/** How wide an outer pane may be made beside the others. */
export function widest<Id extends string>(widths: Readonly<Record<Id, number>>, id: Id, width: number): number {
  const others = (Object.keys(widths) as Id[]).filter((it) => it !== id).reduce((sum, it) => sum + widths[it], 0);
  return Math.max(LEAST, width - MIDDLE - others);
}
