import { SPLITS } from '../../extension/shared/model/environmentFacts';
import type { RolloutRow } from '../../extension/shared/model/rolloutRow';
import { Rng } from '../../extension/shared/util/rng';

const THINGS = ['mug', 'bread', 'cup', 'plate', 'knife', 'apple', 'fridge', 'shelf', 'desk', 'microwave', 'sinkbasin'];
const CATEGORIES = ['clean', 'heat', 'cool', 'put', 'examine'];
const SIBLINGS = 8;

/** Steps of an iteration of about this size, as large as those of the household and the same for the same arguments. */
export function madeUpRows(iteration: number, steps: number): RolloutRow[] {
  const rng = Rng.from('inspector', iteration);
  const rows: RolloutRow[] = [];
  for (let group = 0; rows.length < steps; group++) {
    const task = rng.int(2000);
    for (let sibling = 0; sibling < SIBLINGS && rows.length < steps; sibling++)
      rows.push(...trajectory({ iteration, group, sibling, task, steps: 5 + rng.int(16) }, rng));
  }
  return rows;
}

interface Plan {
  readonly iteration: number;
  readonly group: number;
  readonly sibling: number;
  readonly task: number;
  readonly steps: number;
  /** Letters that each observation has besides. */
  readonly more?: number;
}

/** The steps of one made-up trajectory. */
export function trajectory({ iteration, group, sibling, task, steps, more = 0 }: Plan, rng: Rng): RolloutRow[] {
  const split = SPLITS[task % SPLITS.length];
  const category = CATEGORIES[task % CATEGORIES.length];
  const groupId = `${String(iteration).padStart(6, '0')}/g${String(group).padStart(2, '0')}`;
  const success = rng.uniform() < 0.4;
  const goal = `put a ${category} ${rng.choice(THINGS)} in ${rng.choice(THINGS)}`;
  let prompt = `task : ${goal} .`;
  return Array.from({ length: steps }, (_, step): RolloutRow => {
    const last = step === steps - 1;
    const action = `go to ${rng.choice(THINGS)} ${1 + rng.int(3)}`;
    const admissible = THINGS.map((thing, i) => `go to ${thing} ${1 + (i % 3)}`);
    const observation = `you arrive at ${rng.choice(THINGS)} . you see ${rng.sample(THINGS, 4).join(' , ')} .${filler(more, rng)}`;
    prompt = `${prompt.slice(-600)} > ${action} . ${observation.slice(0, 120)}`;
    const response = numbers(4, () => rng.int(160));
    return {
      iteration,
      split,
      taskId: `household/${category}/${split}/${task}`,
      category,
      groupId,
      trajectoryId: `${groupId}/t${sibling}`,
      step,
      goal,
      observation,
      carried: rng.uniform() < 0.5 ? null : `you carry a ${rng.choice(THINGS)} .`,
      notes: `unseen ${rng.sample(THINGS, 3).join(' , ')} .`,
      admissible,
      state: `${task}.${rng.int(40)}`,
      prompt,
      promptTokens: numbers(120, () => rng.int(160)),
      response: action,
      responseTokens: response,
      logProbs: response.map(() => Math.fround(-rng.uniform())),
      entropy: response.map(() => Math.fround(rng.uniform())),
      action,
      reward: last && success ? 1 : 0,
      invalid: rng.uniform() < 0.05,
      repeated: rng.uniform() < 0.1,
      verdict: rng.choice(['good', 'explore', 'flawed']),
      oracleValues: admissible.map(() => -rng.int(9)),
      oracleVerdicts: admissible.map(() => rng.choice(['good', 'flawed'] as const)),
      terminated: last && success,
      truncated: last && !success,
      success,
    };
  });
}

const numbers = (count: number, of: () => number): number[] => Array.from({ length: count }, of);

/** Words that compress no better than text does. */
function filler(letters: number, rng: Rng): string {
  const words: string[] = [];
  for (let length = 0; length < letters; length += words[words.length - 1].length + 1)
    words.push(`${rng.choice(THINGS)}${rng.int(1000)}`);
  return words.join(' ');
}
