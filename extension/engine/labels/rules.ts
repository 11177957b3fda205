/** The steps of one trajectory in time order. */
export interface TrajectorySteps {
  /** Identity of the state each step was taken in. [steps] */
  readonly state: readonly string[];
  readonly action: readonly string[];
  /** Actions that each state admits. [steps][actions] */
  readonly admissible: readonly (readonly string[])[];
  /** What the agent was told before each step; absent where it was not recorded. [steps] */
  readonly observation?: readonly string[];
  /** Identity of the state after the last step; absent where it was not recorded. */
  readonly finalState?: string;
}

/** A line of the rule table: what can be told to be bad of an action without an oracle. */
export interface LabelRule {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /**
   * Whether `action`, taken at step `index` in place of the recorded one, breaks the rule; `undefined` where that cannot be
   * told, because what the action leads to was not recorded. Only steps before `index` count as the past.
   */
  breaks(steps: TrajectorySteps, index: number, action: string): boolean | undefined;
}

const INVALID: LabelRule = {
  id: 'invalid',
  label: 'Invalid',
  description: 'The action is not admissible.',
  breaks: ({ admissible }, index, action) => !admissible[index]!.includes(action),
};

const REPEATED: LabelRule = {
  id: 'repeated',
  label: 'Repeated',
  description: 'The same action was taken before in the same state of the trajectory.',
  breaks(steps, index, action) {
    for (let earlier = 0; earlier < index; earlier++)
      if (steps.state[earlier] === steps.state[index] && steps.action[earlier] === action) return true;
    return false;
  },
};

/** Texts count too, since reading something changes what the agent knows and not the state. */
const NO_EFFECT: LabelRule = {
  id: 'no-effect',
  label: 'No effect',
  description: 'The action was admissible and left the state as it was, and what it told had been told before.',
  breaks({ state, action: taken, admissible, observation }, index, action) {
    if (!admissible[index]!.includes(action)) return false;
    if (action !== taken[index] || observation?.[index + 1] === undefined) return undefined;
    return state[index + 1] === state[index] && observation.indexOf(observation[index + 1]!) <= index;
  },
};

const UNDO: LabelRule = {
  id: 'undo',
  label: 'Undo',
  description: 'The action leads back to the state before the previous action, which had changed it.',
  breaks(steps, index, action) {
    const { state } = steps;
    if (index === 0 || state[index - 1] === state[index]) return false;
    if (action !== steps.action[index]) return undefined;
    const after = index + 1 < state.length ? state[index + 1] : steps.finalState;
    return after === undefined ? undefined : after === state[index - 1];
  },
};

export const LABEL_RULES = [INVALID, REPEATED, NO_EFFECT, UNDO] as const satisfies readonly LabelRule[];

/** Which steps break a rule as they were taken; what cannot be told counts as not broken. [steps] */
export function flagSteps(rule: LabelRule, steps: TrajectorySteps): boolean[] {
  return steps.action.map((action, index) => rule.breaks(steps, index, action) === true);
}

/** The id of the first rule that an action at a step breaks; `undefined` when it breaks none that can be told. */
export function brokenRule(
  rules: readonly LabelRule[],
  steps: TrajectorySteps,
  index: number,
  action: string = steps.action[index]!,
): string | undefined {
  return rules.find((rule) => rule.breaks(steps, index, action))?.id;
}
