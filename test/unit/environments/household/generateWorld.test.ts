import { describe, expect, it } from 'vitest';
import { distanceToGoal } from '../../../../extension/engine/environments/household/distance';
import { Household } from '../../../../extension/engine/environments/household/household';
import { initialState } from '../../../../extension/engine/environments/household/state';
import { TASK_FAMILIES } from '../../../../extension/engine/environments/household/taskFamilies';
import { has, type World } from '../../../../extension/engine/environments/household/world';
import { parametersWith, worldOf } from './worlds';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const kindOf = (entity: string): string => entity.split(' ')[0]!;
const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function expectSound(world: World, count: number): void {
  const kinds = world.receptacles.map(kindOf);
  for (const kind of ['fridge', 'microwave', 'sinkbasin'])
    expect(kinds.filter((other) => other === kind)).toHaveLength(1);
  expect(['desk', 'sidetable']).toContain(kinds[world.lamp]);
  expect(new Set(world.receptacles).size).toBe(world.receptacles.length);
  expect(new Set(world.objects).size).toBe(world.objects.length);
  expect(world.count).toBe(count);
  expect(world.targetList.length > 0).toBe(world.end === 'place');
  for (const object of world.wantedList) {
    expect(has(world.targets, world.start[object]!)).toBe(false);
    if (world.end === 'light') expect(world.start[object]).not.toBe(world.lamp);
  }
  world.receptacles.forEach((_, index) => {
    expect(has(world.containers, index)).toBe(
      ['cabinet', 'drawer', 'fridge', 'microwave', 'safe'].includes(kinds[index]!),
    );
  });
}

describe('generateWorld', () => {
  it.each(TASK_FAMILIES)('makes sound worlds of 4 to 20 optimal steps for $id', ({ id, count }) => {
    for (const seed of SEEDS) {
      const world = worldOf(id, seed);
      expectSound(world, count);
      expect(world.wantedList).toHaveLength(count);
      expect(distanceToGoal(world, initialState(world))).toBeGreaterThanOrEqual(4);
      expect(distanceToGoal(world, initialState(world))).toBeLessThanOrEqual(20);
    }
  });

  it('varies the numbers of receptacles and distractors by one', () => {
    const worlds = SEEDS.map((seed) => worldOf('place', seed));
    expect(range(worlds.map(({ receptacles }) => receptacles.length))).toEqual([7, 9]);
    expect(range(worlds.map(({ objects }) => objects.length - 1))).toEqual([3, 5]);
  });

  it('goes up to 30 receptacles and 31 objects', () => {
    for (const seed of SEEDS) {
      const world = worldOf('clean-two', seed, { receptacles: 30, distractors: 24, spareObjects: 4 });
      expectSound(world, 2);
      expect(world.receptacles).toHaveLength(30);
      expect(world.wantedList).toHaveLength(6);
      expect(world.objects.length).toBeLessThanOrEqual(31);
    }
  });

  it('can leave distractors out', () => {
    for (const seed of SEEDS) expect(worldOf('two', seed, { distractors: 0 }).objects).toHaveLength(2);
  });

  it('does not list the wanted object first as a rule', () => {
    const first = SEEDS.filter((seed) => has(worldOf('place', seed).wanted, 0)).length;
    expect(first).toBeLessThan(SEEDS.length / 2);
  });

  it('numbers 20,000 tasks of L1 that are all different', () => {
    const household = new Household(parametersWith());
    const contents = new Set<string>();
    for (let index = 0; index < household.taskCount('L1'); index++) {
      const episode = household.reset(household.task('L1', index));
      contents.add(`${episode.goal} ${episode.observation.text} ${episode.snapshot().position}`);
    }
    expect(contents.size).toBe(20_000);
  });
});
