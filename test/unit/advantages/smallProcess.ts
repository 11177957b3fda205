/** Reward and successor of an action, and how often the policy takes it. */
interface Choice {
  readonly probability: number;
  readonly reward: number;
  /** Absent: the action ends the trajectory. */
  readonly next?: string;
}

/** A decision process and a policy, small enough to list every trajectory: state -> action -> choice. */
export type SmallProcess = Readonly<Record<string, Readonly<Record<string, Choice>>>>;

/**
 * Left and right go on (right earns .5 at once), stop earns .3 and ends; then the policy wins 1 or loses, more often after
 * left. Trajectories have one or two steps, so estimators that treat the stopping turn wrongly show it.
 */
export const MAY_STOP: SmallProcess = {
  start: {
    left: { probability: 0.3, reward: 0, next: 'afterLeft' },
    right: { probability: 0.25, reward: 0.5, next: 'afterRight' },
    stop: { probability: 0.45, reward: 0.3 },
  },
  afterLeft: { win: { probability: 0.8, reward: 1 }, lose: { probability: 0.2, reward: 0 } },
  afterRight: { win: { probability: 0.35, reward: 1 }, lose: { probability: 0.65, reward: 0 } },
};

/** As MAY_STOP, but after every action every outcome is possible. */
export const MAY_WAIT: SmallProcess = {
  ...MAY_STOP,
  start: { ...MAY_STOP.start, stop: { probability: 0.45, reward: 0.3, next: 'afterStop' } },
  afterStop: { win: { probability: 0.1, reward: 1 }, lose: { probability: 0.9, reward: 0 } },
};

export interface SmallStep {
  readonly state: string;
  readonly action: string;
  readonly reward: number;
}

export interface SmallTrajectory {
  readonly probability: number;
  readonly steps: readonly SmallStep[];
}

/** Every trajectory from a state, with its probability. */
export function trajectoriesFrom(process: SmallProcess, state = 'start'): SmallTrajectory[] {
  return Object.entries(process[state]).flatMap(([action, { probability, reward, next }]) => {
    const step = { state, action, reward };
    const continuations = next ? trajectoriesFrom(process, next) : [{ probability: 1, steps: [] }];
    return continuations.map((rest) => ({ probability: probability * rest.probability, steps: [step, ...rest.steps] }));
  });
}

/** Return of a trajectory. */
export function returnOf({ steps }: SmallTrajectory): number {
  return steps.reduce((sum, step) => sum + step.reward, 0);
}

/** Value of a state under the policy; 0 after the end. */
export function stateValue(process: SmallProcess, state: string | undefined): number {
  if (state === undefined) return 0;
  return trajectoriesFrom(process, state).reduce((sum, path) => sum + path.probability * returnOf(path), 0);
}

/** p(action | state, a later reward of that size), by counting trajectories. */
export function hindsightOf(process: SmallProcess, { state, action }: SmallStep, reward: number): number {
  const rewarded = trajectoriesFrom(process, state).filter(({ steps }) =>
    steps.slice(1).some((step) => step.reward === reward),
  );
  const mass = (paths: readonly SmallTrajectory[]) => paths.reduce((sum, { probability }) => sum + probability, 0);
  return mass(rewarded.filter(({ steps }) => steps[0].action === action)) / mass(rewarded);
}

/** A trajectory, how much it counts, and the credit of each of its steps. */
export interface CreditedTrajectory {
  readonly trajectory: SmallTrajectory;
  readonly weight: number;
  readonly credit: readonly number[];
}

/** E[sum_t credit_t grad log pi(a_t|s_t)] with respect to the logits of a tabular softmax policy; keys are `state/action`. */
export function policyGradient(process: SmallProcess, samples: readonly CreditedTrajectory[]): Record<string, number> {
  const gradient: Record<string, number> = {};
  for (const { trajectory, weight, credit } of samples)
    trajectory.steps.forEach(({ state, action }, t) => {
      for (const [other, { probability }] of Object.entries(process[state])) {
        const key = `${state}/${other}`;
        gradient[key] = (gradient[key] ?? 0) + weight * credit[t] * ((other === action ? 1 : 0) - probability);
      }
    });
  return gradient;
}
