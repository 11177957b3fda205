import type { Split } from '../../../shared/model/environmentFacts';
import { Rng } from '../../../shared/util/rng';
import { UserError } from '../../../shared/util/userError';
import type { Environment, EnvironmentDefinition, Task } from '../environment';
import { ContextEpisode } from './contextEpisode';
import { type ContextWords, makeContextWords } from './contextWords';
import { CONTEXTS_PARAMETERS, type ContextsParameters } from './parameters';
import { type ContextFacts, contextFacts } from './successTable';

/** Orders of words that L1 shows each context in. */
const ORDERS = 8;

/**
 * The smallest environment with known risk and known prompt similarity: a context is a text, an episode is one action. L0 are
 * the contexts, L1 the same words in other orders, L2 a context's own words among words that no training context has.
 */
export class Contexts implements Environment {
  private readonly facts: readonly ContextFacts[];
  private readonly words: ContextWords;
  private resets = 0;

  /** `rng` decides rewards where `reset` is given no stream. Throws `UserError` for tables that do not fit. */
  constructor(
    private readonly parameters: ContextsParameters,
    private readonly rng: Rng,
  ) {
    this.facts = contextFacts(parameters);
    this.words = makeContextWords(this.facts.length, parameters.words, parameters.similarity);
  }

  /** Exact cosine of the word counts of any two training contexts. */
  get similarity(): number {
    return this.words.similarity;
  }

  taskCount(split: Split): number {
    return split === 'L1' ? this.facts.length * ORDERS : this.facts.length;
  }

  task(split: Split, index: number): Task {
    const count = this.taskCount(split);
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new RangeError(`contexts: ${split} has tasks 0 to ${count - 1}, not ${index}`);
    const { kind } = this.facts[index % this.facts.length]!;
    const category = split === 'L2' ? `${kind}-moved` : kind;
    return { id: `contexts/${category}/${split}/${index}`, category, variation: index, split };
  }

  reset(task: Task, rng: Rng = this.rng.fork('episode', this.resets++)): ContextEpisode {
    const { split, variation } = task;
    if (variation >= this.taskCount(split))
      throw new UserError(
        `contexts: ${task.id} does not exist with ${this.facts.length} contexts. Use the parameters it was recorded with.`,
      );
    const context = variation % this.facts.length;
    const text = this.wordsOf(split, context, variation).join(' ');
    return new ContextEpisode(task, text, this.facts[context]!.success, this.parameters.reward, rng.uniform());
  }

  *vocabulary(): Generator<string> {
    for (const split of ['L0', 'L2'] as const)
      for (let index = 0; index < this.facts.length; index++) {
        const { goal, observation } = this.reset(this.task(split, index), this.rng.fork('vocabulary'));
        yield* [goal, observation.text, ...observation.admissible];
      }
    yield* ContextEpisode.answers;
  }

  private wordsOf(split: Split, context: number, variation: number): readonly string[] {
    const { shared, foreign, own } = this.words;
    const words = [...(split === 'L2' ? foreign : shared), ...own[context]!];
    return split === 'L1' ? reordered(words, variation) : words;
  }
}

/** The words in another order than the given one; the same variation always gives the same order. */
function reordered(words: readonly string[], variation: number): readonly string[] {
  const rng = Rng.from('contexts', 'order', variation);
  for (;;) {
    const order = rng.shuffle(words);
    if (order.some((word, index) => word !== words[index])) return order;
  }
}

/** The built-in contexts; see docs/environments/contexts.md. */
export const CONTEXTS: EnvironmentDefinition<typeof CONTEXTS_PARAMETERS> = {
  id: 'contexts',
  label: 'Contexts',
  description:
    'One-step episodes in contexts of known risk and known prompt similarity, for studies of the lemma, the theorem and the danger zone.',
  parameters: CONTEXTS_PARAMETERS,
  defaultMaxSteps: 1,
  probe: () => ({ ok: true, reason: 'Built in.' }),
  create: (parameters, rng) => new Contexts(parameters, rng),
};
