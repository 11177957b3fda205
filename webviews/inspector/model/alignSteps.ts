import { diffArrays } from 'diff';

/** Changes after which two trajectories count as having nothing in common: it bounds the time that comparing takes. */
const MOST_CHANGES = 400;

/** A row of trajectories side by side. */
export interface AlignedStep {
  readonly state: string;
  /** The step of each trajectory in that state; null where it has none in this row. [trajectories] */
  readonly steps: readonly (number | null)[];
}

/**
 * Puts trajectories side by side so that steps in the same state share a row wherever the order of steps allows it: one after the other is
 * aligned with the rows so far by the longest common subsequence of states (Myers 1986). `states` is [trajectories][steps].
 */
export function alignSteps(states: readonly (readonly string[])[]): AlignedStep[] {
  let rows: AlignedStep[] = [];
  states.forEach((own, index) => {
    rows = addTrajectory(rows, own, index);
  });
  return rows.map(({ state, steps }) => ({ state, steps: [...steps, ...nulls(states.length - steps.length)] }));
}

function addTrajectory(rows: readonly AlignedStep[], own: readonly string[], index: number): AlignedStep[] {
  const states = rows.map(({ state }) => state);
  const changes = diffArrays(states, [...own], { maxEditLength: MOST_CHANGES }) ?? [
    { removed: true, added: false, count: states.length },
    { removed: false, added: true, count: own.length },
  ];
  const aligned: AlignedStep[] = [];
  let row = 0;
  let step = 0;
  for (const { added, removed, count } of changes)
    for (let i = 0; i < count; i++) {
      if (added) aligned.push({ state: own[step], steps: [...nulls(index), step++] });
      else {
        const { state, steps } = rows[row++];
        aligned.push({ state, steps: [...steps, removed ? null : step++] });
      }
    }
  return aligned;
}

const nulls = (count: number): null[] => Array(count).fill(null);
