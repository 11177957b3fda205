import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { collectLabels, LABEL_SOURCES, sampleJudgements } from '../../../extension/trainer/algorithms/actionLabels';
import type { AgentFormat } from '../../../extension/trainer/rollout/agentFormat';
import { rolloutRow } from '../../helpers/rolloutRow';

const FORMAT: AgentFormat = {
  actionPrompt: () => [],
  response: (text) => [text === 'good' ? 1 : 2],
  parse: () => '',
  judgePrompt: (state, action) => [...`${state}|${action}`].map((c) => c.charCodeAt(0)),
};
const trajectory = (rows: ReturnType<typeof rolloutRow>[]) => ({
  ids: { iteration: 1, groupId: 'g', trajectoryId: 't' },
  taskId: 'task',
  success: false,
  reward: 0,
  rows,
});
const [ORACLE, RULES] = LABEL_SOURCES as [(typeof LABEL_SOURCES)[0], (typeof LABEL_SOURCES)[0]];
const JUDGED = trajectory(
  ['kitchen', 'hall'].map((state, i) =>
    rolloutRow({
      prompt: state,
      promptTokens: [i],
      state,
      admissible: ['look', 'wait'],
      action: 'look',
      oracleVerdicts: state === 'kitchen' ? ['good', 'flawed'] : ['flawed', 'explore'],
    }),
  ),
);

describe('collectLabels', () => {
  it('takes verdicts of all admissible actions from the oracle; exploring is good', () => {
    const labels = collectLabels([JUDGED], [ORACLE]);
    expect(labels.map(({ row, action, good }) => [row.state, action, good])).toEqual([
      ['kitchen', 'look', true],
      ['kitchen', 'wait', false],
      ['hall', 'look', false],
      ['hall', 'wait', true],
    ]);
  });

  it('calls repeated and inadmissible actions bad by rules', () => {
    const steps = ['look', 'look', 'fly'].map((action, i) =>
      rolloutRow({ step: i, promptTokens: [i], action, state: 'same', admissible: ['look', 'wait'] }),
    );
    const labels = collectLabels([trajectory(steps)], [RULES]);
    const of = (row: number, action: string) => labels.find((l) => l.row === steps[row] && l.action === action)?.good;
    expect([of(0, 'look'), of(1, 'look'), of(1, 'wait'), of(2, 'fly')]).toEqual([true, false, true, false]);
  });

  it('lets the earlier source win', () => {
    const repeated = trajectory([0, 1].map((i) => rolloutRow({ promptTokens: [i], oracleVerdicts: ['good', 'good'] })));
    const good = (sources: typeof LABEL_SOURCES) =>
      collectLabels([repeated], sources).find((l) => l.row === repeated.rows[1] && l.action === 'look')?.good;
    expect(good([ORACLE, RULES])).toBe(true);
    expect(good([RULES, ORACLE])).toBe(false);
  });
});

describe('sampleJudgements', () => {
  const labels = collectLabels([JUDGED], [ORACLE]);

  it('is balanced and pairs one action that is good here and bad there', () => {
    const rows = sampleJudgements(labels, FORMAT, 4, 'none', Rng.from(1));
    expect(rows.filter((row) => row.good).length).toBe(rows.length / 2);
    const asked = rows.map((row) => String.fromCharCode(...row.prompt));
    expect(['look', 'wait'].some((a) => asked.includes(`kitchen|${a}`) && asked.includes(`hall|${a}`))).toBe(true);
    for (const row of rows) expect(row.response).toEqual([row.good ? 1 : 2]);
  });

  it('draws labels by a coin in the control condition', () => {
    const told = Array.from({ length: 40 }, (_, i) =>
      sampleJudgements(labels, FORMAT, 4, 'random', Rng.from(i)),
    ).flat();
    const honest = told.filter((row) => {
      const asked = String.fromCharCode(...row.prompt);
      return row.good === (asked === 'kitchen|look' || asked === 'hall|wait');
    });
    expect(honest.length / told.length).toBeGreaterThan(0.3);
    expect(honest.length / told.length).toBeLessThan(0.7);
  });
});
