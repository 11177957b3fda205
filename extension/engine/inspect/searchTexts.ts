import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { SearchCondition } from './filter/filter';

/** What a search looks into. The prompt is not among them: it repeats the texts of earlier steps. */
export const SEARCHED_TEXTS = [
  'goal',
  'observation',
  'carried',
  'notes',
  'action',
  'response',
] as const satisfies readonly (keyof RolloutRow)[];

type SearchedStep = Pick<RolloutRow, (typeof SEARCHED_TEXTS)[number]>;

export interface SearchProgress {
  readonly searched: number;
  readonly total: number;
  readonly found: number;
}

interface Search {
  readonly conditions: readonly SearchCondition[];
  /** The steps of a row; null where they cannot be read. */
  readonly read: (row: number) => Promise<readonly SearchedStep[] | null>;
  /** An `AbortSignal`, or anything that tells when to stop. */
  readonly signal?: { readonly aborted: boolean };
  /** Called after each trajectory. */
  readonly progress?: (progress: SearchProgress) => void;
}

/** What a search has found. */
export interface SearchResult {
  readonly rows: Uint32Array;
  /** Rows whose steps could not be read; they are not among those found. */
  readonly unread: number;
  /** Whether it went through all rows, or was stopped. */
  readonly complete: boolean;
}

/** Goes through the texts of trajectories in the order of the rows, and keeps those that meet all conditions. */
export async function searchTexts(
  rows: Uint32Array,
  { conditions, read, signal, progress }: Search,
): Promise<SearchResult> {
  const found: number[] = [];
  let searched = 0;
  let unread = 0;
  for (const row of rows) {
    if (signal?.aborted) break;
    const steps = await read(row);
    if (!steps) unread += 1;
    else if (conditions.every((condition) => meets(steps, condition))) found.push(row);
    searched += 1;
    progress?.({ searched, total: rows.length, found: found.length });
  }
  return { rows: Uint32Array.from(found), unread, complete: searched === rows.length };
}

function meets(steps: readonly SearchedStep[], { texts, negated }: SearchCondition): boolean {
  return steps.some((step) => SEARCHED_TEXTS.some((name) => has(step[name], texts))) !== negated;
}

function has(text: string | null, wanted: readonly string[]): boolean {
  if (text === null) return false;
  const small = text.toLowerCase();
  return wanted.some((one) => small.includes(one));
}
