import { describe, expect, it } from 'vitest';
import { HouseholdEpisode } from '../../../../extension/engine/environments/household/episode';
import { Household } from '../../../../extension/engine/environments/household/household';
import { UserError } from '../../../../extension/shared/util/userError';
import { kitchenWithOneMug } from './kitchen';
import { parametersWith } from './worlds';

const TASK = { id: 'household/heat/L0/0', category: 'heat', variation: 0, split: 'L0' } as const;
const hotMug = () => new HouseholdEpisode(TASK, kitchenWithOneMug({ goal: 'put a hot mug in cabinet', condition: 2 }));

describe('HouseholdEpisode', () => {
  it('reads as ALFWorld does', () => {
    const episode = hotMug();
    const transcript = [episode.goal, episode.observation.text];
    const actions = [
      'go to countertop 1',
      'go to drawer 1',
      'open drawer 1',
      'take mug 1 from drawer 1',
      'go to microwave 1',
      'heat mug 1 with microwave 1',
      'inventory',
      'open microwave 1',
      'put mug 1 in microwave 1',
      'look',
      'take mug 1 from microwave 1',
      'close microwave 1',
      'go to desk 1',
      'go to desk 1',
      'use desklamp 1',
      'fly to the moon',
      'go to cabinet 1',
      'open cabinet 1',
      'put mug 1 in cabinet 1',
    ];
    for (const action of actions) {
      const { observation, reward } = episode.step(action);
      transcript.push(`> ${action}`, `${observation.text} ${observation.carried} ${observation.notes} ${reward}`);
    }
    expect(transcript.join('\n')).toMatchInlineSnapshot(`
      "put a hot mug in cabinet
      you are in the room . you see cabinet 1 , drawer 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 , countertop 1 .
      > go to countertop 1
      you arrive at countertop 1 . you see pen 1 . you carry nothing . unseen cabinet 1 , drawer 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > go to drawer 1
      you arrive at drawer 1 . the drawer 1 is closed . you carry nothing . unseen cabinet 1 , drawer 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > open drawer 1
      you open drawer 1 . you see mug 1 . you carry nothing . unseen cabinet 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > take mug 1 from drawer 1
      you take mug 1 from drawer 1 . you carry a mug 1 . unseen cabinet 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > go to microwave 1
      you arrive at microwave 1 . the microwave 1 is closed . you carry a mug 1 . unseen cabinet 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > heat mug 1 with microwave 1
      you heat mug 1 with microwave 1 . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > inventory
      you check your hands . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , microwave 1 , sinkbasin 1 , desk 1 . 0
      > open microwave 1
      you open microwave 1 . you see nothing . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 , desk 1 . 0
      > put mug 1 in microwave 1
      you put mug 1 in microwave 1 . you carry nothing . unseen cabinet 1 , fridge 1 , sinkbasin 1 , desk 1 . 0
      > look
      you are at microwave 1 . you see hot mug 1 . you carry nothing . unseen cabinet 1 , fridge 1 , sinkbasin 1 , desk 1 . 0
      > take mug 1 from microwave 1
      you take mug 1 from microwave 1 . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 , desk 1 . 0
      > close microwave 1
      you close microwave 1 . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 , desk 1 . 0
      > go to desk 1
      you arrive at desk 1 . you see desklamp 1 . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 . 0
      > go to desk 1
      nothing happens . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 . 0
      > use desklamp 1
      you turn on the desklamp 1 . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 . 0
      > fly to the moon
      nothing happens . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 . 0
      > go to cabinet 1
      you arrive at cabinet 1 . the cabinet 1 is closed . you carry a hot mug 1 . unseen cabinet 1 , fridge 1 , sinkbasin 1 . 0
      > open cabinet 1
      you open cabinet 1 . you see nothing . you carry a hot mug 1 . unseen fridge 1 , sinkbasin 1 . 0
      > put mug 1 in cabinet 1
      you put mug 1 in cabinet 1 . you carry nothing . unseen fridge 1 , sinkbasin 1 . 1"
    `);
  });

  it('values the best action at one step less than the distance, and self-loops at the distance', () => {
    const episode = hotMug();
    const { values } = episode.oracle();
    expect(Math.max(...values)).toBe(-7);
    expect(values[episode.observation.admissible.indexOf('look')]).toBe(-8);
  });

  it('pays 1 with the solving step only, and then refuses to go on', () => {
    const episode = hotMug();
    const rewards: number[] = [];
    for (let advice = episode.expert(); advice; advice = episode.expert()) rewards.push(episode.step(advice).reward);
    expect(rewards.at(-1)).toBe(1);
    expect(rewards.slice(0, -1).every((reward) => reward === 0)).toBe(true);
    expect(() => episode.step('look')).toThrow('has ended');
    expect(() => episode.oracle()).toThrow('has ended');
  });

  it('restores only snapshots of its own task', () => {
    expect(() => hotMug().restore({ ...hotMug().snapshot(), task: 'household/heat/L0/6' })).toThrow(
      'household/heat/L0/6',
    );
  });

  it('keeps the list of places to go first in every state', () => {
    const episode = hotMug();
    const places = episode.observation.admissible.filter((action) => action.startsWith('go to'));
    for (const action of ['go to drawer 1', 'open drawer 1', 'take mug 1 from drawer 1']) {
      episode.step(action);
      expect(episode.observation.admissible.slice(0, places.length)).toEqual(places);
    }
  });
});

describe('Household', () => {
  it('numbers tasks by family in turn', () => {
    const household = new Household(parametersWith());
    expect(household.task('L1', 7)).toEqual({
      id: 'household/clean/L1/7',
      category: 'clean',
      variation: 7,
      split: 'L1',
    });
    expect(household.task('L2', 7).category).toBe('heat-light');
    expect(household.taskCount('L0')).toBe(2000);
  });

  it('keeps a task the same whatever the size of the pool', () => {
    const [small, large] = [200, 50_000].map((trainingTasks) => new Household(parametersWith({ trainingTasks })));
    const task = small!.task('L0', 13);
    expect(large!.reset(task).observation).toEqual(small!.reset(task).observation);
  });

  it('trains on the families asked for only, and keeps the compositions for L2', () => {
    const household = new Household(parametersWith({ trainingFamilies: ['place', 'cool'] }));
    expect([0, 1, 2, 3].map((index) => household.task('L0', index).category)).toEqual([
      'place',
      'cool',
      'place',
      'cool',
    ]);
    expect(household.task('L2', 0).category).toBe('clean-two');
  });

  it('says what is wrong with an empty list of families and with an unknown category', () => {
    expect(() => new Household(parametersWith({ trainingFamilies: [] }))).toThrow(UserError);
    const household = new Household(parametersWith());
    expect(() => household.reset({ ...TASK, category: 'juggle' })).toThrow(
      /unknown category "juggle"; known: place, clean/,
    );
  });
});
