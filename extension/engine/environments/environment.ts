import type { Split, Verdict } from '../../shared/model/environmentFacts';
import type { Rng } from '../../shared/util/rng';
import type { ParameterTable, ValuesOf } from '../configuration/parameters';

/** One problem to solve, fully named by its id: the same id gives the same episode start on every machine. */
export interface Task {
  /** Unique within the environment and its parameters, for example `household/clean/L1/10017`. */
  readonly id: string;
  readonly category: string;
  readonly variation: number;
  readonly split: Split;
}

/** What the agent perceives before an action. Texts are plain words; the prompt builder joins them. */
export interface Observation {
  readonly text: string;
  /** Actions the environment accepts now, self-loops included; those that stay the same throughout an episode stand first. */
  readonly admissible: readonly string[];
  /** What the agent carries, as a sentence; absent where the environment has no such thing. */
  readonly carried?: string;
  /** The agent's own notes (places not seen yet), as a sentence; absent where the environment keeps none. */
  readonly notes?: string;
  /** Identity of the underlying state: equal states of one task give equal strings (GiGPO's anchor, the repeat flag). */
  readonly state: string;
}

export interface StepResult {
  readonly observation: Observation;
  readonly reward: number;
  /** The task ended by itself: solved, or failed for good. */
  readonly terminated: boolean;
  readonly success: boolean;
}

/** Judgement of every admissible action of the current state, in the order of `observation.admissible`. */
export interface OracleReport {
  /** Action values; household: minus the number of optimal steps left after the action. */
  readonly values: readonly number[];
  readonly verdicts: readonly Verdict[];
}

/**
 * One run of a task. Truncation (a step limit) belongs to the rollout, not to the environment. Methods may be asynchronous
 * because real environments live in other processes; built-in ones answer directly.
 */
export interface Episode {
  readonly task: Task;
  /** What is to be achieved, in words. */
  readonly goal: string;
  readonly observation: Observation;
  /** An action that is not admissible changes nothing and is answered with "nothing happens". */
  step(action: string): StepResult | Promise<StepResult>;
  /** Everything needed to continue from here; JSON. */
  snapshot(): unknown;
  restore(snapshot: unknown): void | Promise<void>;
  /** Exact or gold action values of the current state; absent where the environment has no oracle. */
  oracle?(): OracleReport | Promise<OracleReport>;
  /** What a competent player who knows only what has been observed would do next; `undefined` when it has no advice. */
  expert?(): string | undefined | Promise<string | undefined>;
  close?(): void | Promise<void>;
}

export interface Environment {
  /** The `index`-th task of a split, for example from an endless seeded supply; throws RangeError beyond `taskCount`. */
  task(split: Split, index: number): Task;
  /** How many distinct tasks a split has; `Infinity` is not allowed, a large number is. */
  taskCount(split: Split): number;
  /**
   * Starts a task. `rng` is the episode's own stream: an environment with chance in it draws from it, so a resumed run meets
   * the same luck. Without it the stream comes from the environment's own and the number of resets so far.
   */
  reset(task: Task, rng?: Rng): Episode | Promise<Episode>;
  /** Texts that together contain every word the environment can print or accept: the vocabulary of a policy made from nothing. */
  vocabulary(): Iterable<string> | Promise<Iterable<string>>;
  close?(): void | Promise<void>;
}

/** A line of the environment table. */
export interface EnvironmentDefinition<P extends ParameterTable = ParameterTable> {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly parameters: P;
  /** Limit of steps an episode that a configuration takes when it names none. */
  readonly defaultMaxSteps: number;
  /** Whether it can run here, and if not, what to do. */
  probe(): Availability | Promise<Availability>;
  create(parameters: ValuesOf<P>, rng: Rng): Environment | Promise<Environment>;
}

export interface Availability {
  readonly ok: boolean;
  /** Why not and how to change it; or a fact worth showing (version) when ok. */
  readonly reason: string;
}
