import { describe, expect, it } from 'vitest';
import { HOUSEHOLD } from '../../../extension/engine/environments/household/household';
import { Rng } from '../../../extension/shared/util/rng';
import { collectDemonstrations } from '../../../extension/trainer/algorithms/demonstrations';
import type { AgentFormat } from '../../../extension/trainer/rollout/agentFormat';
import { parametersWith } from '../environments/household/worlds';

const codes = (text: string) => [...text].map((letter) => letter.codePointAt(0)!);
const text = (tokens: readonly number[]) => String.fromCodePoint(...tokens);
const FORMAT: AgentFormat = { actionPrompt: codes, response: codes, parse: text, judgePrompt: codes };

/** Prompts and targets of expert play on 30 tasks. */
async function demonstrate(targetNoise: number) {
  const household = await HOUSEHOLD.create(parametersWith(), Rng.from('household'));
  const tasks = Array.from({ length: 30 }, (_, i) => household.task('L0', i));
  const { actions } = await collectDemonstrations(
    household,
    FORMAT,
    tasks,
    {
      prompt: { window: 1, notes: true, carried: true, stepCounter: false, historyWords: 0 },
      explorationRate: 0.25,
      targetNoise,
      maxSteps: 50,
      classification: 'none',
    },
    Rng.from('demonstrations'),
  );
  return actions.map(({ prompt, response }) => ({ prompt: text(prompt), target: text(response) }));
}

describe('collectDemonstrations', () => {
  it('replaces a share of the targets by random admissible actions and plays as without', async () => {
    const [clean, noisy] = [await demonstrate(0), await demonstrate(0.6)];
    expect(noisy.map(({ prompt }) => prompt)).toEqual(clean.map(({ prompt }) => prompt));
    for (const { prompt, target } of noisy)
      expect(/actions : (.*?) \. /.exec(prompt)![1]!.split(' ; ')).toContain(target);
    const differ = noisy.filter(({ target }, i) => target !== clean[i]!.target).length / clean.length;
    expect(differ).toBeGreaterThan(0.45); // .6 less the random choices that happen to be the expert's
    expect(differ).toBeLessThan(0.65);
  });

  it('gives the same demonstrations again', async () => {
    expect(await demonstrate(0.5)).toEqual(await demonstrate(0.5));
  });
});
