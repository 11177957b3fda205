import type { Split } from '../../../shared/model/environmentFacts';
import { Rng } from '../../../shared/util/rng';
import { UserError } from '../../../shared/util/userError';
import type { Environment, EnvironmentDefinition, Task } from '../environment';
import { HouseholdEpisode } from './episode';
import { generateWorld } from './generateWorld';
import { HOUSEHOLD_PARAMETERS, type HouseholdParameters } from './parameters';
import { familiesOf, TASK_FAMILIES } from './taskFamilies';
import { householdTexts } from './vocabulary';

/** Tasks of L1 and of L2; far more exist, this many are numbered. */
const EVALUATION_TASKS = 20_000;

/** A text household in the manner of ALFWorld. A task depends on its id and the parameters only; nothing else is left to chance. */
export class Household implements Environment {
  constructor(private readonly parameters: HouseholdParameters) {
    if (parameters.trainingFamilies.length === 0)
      throw new UserError('household: `trainingFamilies` is empty. Name at least one family, for example ["place"].');
  }

  taskCount(split: Split): number {
    return split === 'L0' ? this.parameters.trainingTasks : EVALUATION_TASKS;
  }

  task(split: Split, index: number): Task {
    const count = this.taskCount(split);
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new RangeError(`household: ${split} has tasks 0 to ${count - 1}, not ${index}`);
    const families = familiesOf(split, this.parameters.trainingFamilies);
    const category = families[index % families.length]!.id;
    return { id: `household/${category}/${split}/${index}`, category, variation: index, split };
  }

  reset(task: Task): HouseholdEpisode {
    const family = TASK_FAMILIES.find(({ id }) => id === task.category);
    if (!family) {
      const known = TASK_FAMILIES.map(({ id }) => id).join(', ');
      throw new UserError(`household: task ${task.id} is of the unknown category "${task.category}"; known: ${known}.`);
    }
    const rng = Rng.from('household', task.split, task.category, task.variation);
    return new HouseholdEpisode(task, generateWorld(family, task.split, this.parameters, rng));
  }

  vocabulary(): Iterable<string> {
    return householdTexts(this.parameters);
  }
}

/** The built-in household; see docs/environments/household.md. */
export const HOUSEHOLD: EnvironmentDefinition<typeof HOUSEHOLD_PARAMETERS> = {
  id: 'household',
  label: 'Household',
  description:
    'A text household in the manner of ALFWorld: containers to open, objects to find, clean, heat, cool and put, with an exact oracle.',
  parameters: HOUSEHOLD_PARAMETERS,
  defaultMaxSteps: 30,
  probe: () => ({ ok: true, reason: 'Built in.' }),
  create: (parameters) => new Household(parameters),
};
