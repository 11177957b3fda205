import { expect, test } from 'vitest';
import { OpenedRun } from '../../../../extension/host/inspection/openedRun';
import { StepAdvantages } from '../../../../extension/host/inspection/stepAdvantages';
import { TrajectoryLists } from '../../../../extension/host/inspection/trajectoryLists';
import { TrajectorySteps } from '../../../../extension/host/inspection/trajectorySteps';
import { listedLabels } from '../../../../extension/host/labelling/listedLabels';
import { RunLabels } from '../../../../extension/host/labelling/runLabels';
import { shownLabels } from '../../../../extension/host/labelling/shownLabels';
import { WITHHELD, withholdOutcomes } from '../../../../extension/host/labelling/withholdOutcomes';
import type { ListQuery } from '../../../../extension/shared/protocol/inspector';
import { labelTarget } from '../../../helpers/label';
import { trajectory, writeRun } from '../inspection/someRun';
import { fakeSettings } from './fakeSettings';

const ID = '000001/g0/t0';
const QUERY: ListQuery = { iteration: 1, filter: '', sort: null, estimator: 'grpo', compared: ['grpo', 'rloo'] };

/** What a page gets of a run on which Ada and Bob have labelled, once openly and once blind. */
async function open() {
  const judged = { verdict: 'good', oracleValues: [1, 0], oracleVerdicts: ['good', 'flawed'] } as const;
  const folder = writeRun([[...trajectory(ID, 2, 1, judged), ...trajectory('000001/g0/t1', 2, 0, judged)]]);
  const bob = new RunLabels(folder, { source: 'human', by: 'Bob' });
  await bob.add([{ target: labelTarget(0, null, ID), label: 'bad' }]);
  const ada = new RunLabels(folder, { source: 'human', by: 'Ada' });
  await ada.add([{ target: labelTarget(1, null, ID), label: 'good' }]);
  const settings = fakeSettings();
  const run = new OpenedRun(folder);
  const lists = new TrajectoryLists(run, listedLabels(ada, settings));
  const steps = new TrajectorySteps(run);
  const advantages = new StepAdvantages(run);
  const open = {
    list: lists.list.bind(lists),
    sameTask: lists.sameTask.bind(lists),
    outline: steps.outline.bind(steps),
    siblings: steps.siblings.bind(steps),
    step: steps.step.bind(steps),
    sameState: steps.sameState.bind(steps),
    advantages: advantages.advantages.bind(advantages),
    compare: advantages.compare.bind(advantages),
    labels: async (id: string) => shownLabels(ada, id),
  } as unknown as Parameters<typeof withholdOutcomes>[0];
  return { settings, page: withholdOutcomes(open, () => settings.blind) };
}

test('nothing is kept back from who does not label blind', async () => {
  const { page } = await open();
  const { numbers, texts } = await page.list(QUERY, 0, 10, null);
  expect([...numbers.success, ...numbers.disagreement]).toEqual([1, 0, 0, 0]);
  expect(numbers.advantage[0]).toBeGreaterThan(0);
  expect(texts.labels).toEqual(['bad, good', '']);
  expect(await page.outline(ID)).toMatchObject({ success: true, verdict: ['good', 'good'] });
  expect(await page.labels(ID)).toHaveLength(2);
  const filtered = await page.list({ ...QUERY, filter: 'label:bad success:true disagreement:0' }, 0, 10, null);
  expect(filtered.texts.trajectoryId).toEqual([ID]);
});

test('who labels blind is sent no advantages, outcomes, verdicts, and no labels of others', async () => {
  const { page, settings } = await open();
  await settings.toggleBlind();
  const [first] = (await page.siblings(ID)).concat(await page.outline(ID));
  expect(first).toMatchObject({ success: null, terminated: null, truncated: null, verdict: [null, null] });
  expect([...first.reward]).toEqual([Number.NaN, Number.NaN]);
  const step = await page.step(ID, 0);
  expect(step.alternatives.map(({ verdict }) => verdict)).toEqual([null, null]);
  expect([...step.oracleValues]).toEqual([Number.NaN, Number.NaN]);
  expect(await page.sameState(ID, 0)).toMatchObject([
    { verdict: null, success: null },
    { verdict: null, success: null },
  ]);
  expect(await page.advantages(ID, ['grpo'])).toMatchObject([{ estimator: 'grpo', refused: WITHHELD, words: [] }]);
  expect((await page.advantages(ID, ['grpo']))[0].advantage).toHaveLength(0);
  const compared = await page.compare(1, ['grpo', 'rloo']);
  expect([compared.pairs, compared.warnings]).toEqual([[], []]);
  expect(compared.refused.map(({ estimator }) => estimator)).toEqual(['grpo', 'rloo']);
  expect((await page.labels(ID)).map(({ by }) => by)).toEqual(['Ada']);
  const { numbers, texts } = await page.list(QUERY, 0, 10, null);
  for (const name of ['reward', 'success', 'flawed', 'advantage', 'disagreement'] as const)
    expect([...numbers[name]]).toEqual([Number.NaN, Number.NaN]);
  expect(texts.labels).toEqual(['good', '']);
});

test('nor can they be found out by filter or order', async () => {
  const { page, settings } = await open();
  await settings.toggleBlind();
  for (const filter of ['success:true', 'reward>0', 'terminated:true', 'truncated:true', 'flawed>0', 'advantage>0'])
    expect((await page.list({ ...QUERY, filter }, 0, 10, null)).problem?.message).toContain(
      'hidden while you label blind',
    );
  const sort = { column: 'reward', descending: false } as const;
  expect((await page.list({ ...QUERY, sort }, 0, 10, null)).texts.trajectoryId).toEqual([ID, '000001/g0/t1']);
  expect((await page.list({ ...QUERY, filter: 'label:bad' }, 0, 10, null)).total).toBe(0);
  await settings.toggleBlind();
  expect((await page.list({ ...QUERY, sort }, 0, 10, null)).texts.trajectoryId).toEqual(['000001/g0/t1', ID]);
});
