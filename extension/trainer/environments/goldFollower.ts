/** An action and the state it led to. */
export interface TakenStep {
  readonly action: string;
  readonly state: string;
}

/**
 * The next action of a stored path for a player who has kept to it. Steps that change nothing (looking around) are forgiven, and
 * so is a detour that came back to the state where it began; otherwise there is no advice. `start` is the first state.
 */
export function nextGoldAction(
  path: readonly string[],
  start: string,
  taken: readonly TakenStep[],
): string | undefined {
  let position = 0;
  let state = start;
  /** The state on the path that a detour left. */
  let left: string | undefined;
  for (const step of taken) {
    if (left === undefined && step.action === path[position]) position++;
    else if (left === undefined && step.state !== state) left = state;
    else if (step.state === left) left = undefined;
    state = step.state;
  }
  return left === undefined ? path[position] : undefined;
}
