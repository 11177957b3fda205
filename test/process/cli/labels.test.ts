import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { RunReader } from '../../../extension/store/runReader';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, couplet, ROOT } from './couplet';

// Many processes: slow where the machine is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
beforeAll(buildCli);

const TRAJECTORY = '000001/g00/t2';

/** A run with rollouts, and `couplet` about it: a command with its action, further words, the one document that comes out. */
function labelledRun() {
  const run = join(temporaryFolder(), 'run');
  cpSync(join(ROOT, 'media/sample'), run, { recursive: true });
  const withRun = (words: string) => (words.startsWith('critic') ? [words, run] : [...words.split(' '), run]);
  const call = (words: string, ...options: string[]) => couplet([...withRun(words), ...options, '--json']);
  const documentOf = async (words: string, ...options: string[]) => {
    const { code, stdout, stderr } = await call(words, ...options);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const add = (by: string, step: number, label: string, ...options: string[]) =>
    documentOf(
      'labels add',
      '--trajectory',
      TRAJECTORY,
      '--step',
      String(step),
      '--label',
      label,
      '--author',
      by,
      ...options,
    );
  return { run, call, documentOf, add };
}

const LABEL = {
  trajectory: TRAJECTORY,
  step: 3,
  action: null,
  label: 'bad',
  note: null,
  tags: [],
  by: 'Ada <ada@example.org>',
  source: 'human',
  at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  leadSeconds: null,
  blind: false,
};

describe('couplet labels', () => {
  it('adds and lists, in the documented shapes', async () => {
    const { run, documentOf, add } = labelledRun();
    const rollouts = () => readdirSync(join(run, 'rollouts')).map((name) => readFileSync(join(run, 'rollouts', name)));
    const before = rollouts();
    const row = (await new RunReader(run).rollouts(1)).find(
      (each) => each.trajectoryId === TRAJECTORY && each.step === 3,
    )!;
    const other = row.admissible.find((action) => action !== row.action)!;

    const because = ['--note', 'no "reason"', '--tag', 'a', '--tag', 'b'];
    expect(await add(LABEL.by, 3, 'bad', ...because)).toEqual({
      added: { ...LABEL, note: 'no "reason"', tags: ['a', 'b'] },
    });
    await add(LABEL.by, 3, 'unsure', '--action', other);
    await add(LABEL.by, 3, 'bad', '--action', row.action); // the one taken, however it is named
    await add('judge', 3, 'good', '--source', 'model');
    await add(LABEL.by, 4, 'good');
    expect((await add(LABEL.by, 4, 'clear')).added).toMatchObject({ step: 4, label: null });

    const all = [LABEL, { ...LABEL, action: other, label: 'unsure' }];
    const model = { ...LABEL, label: 'good', by: 'judge', source: 'model' };
    expect(await documentOf('labels list')).toEqual({ labels: [...all, model] });
    expect(await documentOf('labels list', '--author', 'ada')).toEqual({ labels: all });
    expect(await documentOf('labels list', '--source', 'model')).toEqual({ labels: [model] });
    expect(await documentOf('labels list', '--label', 'unsure')).toEqual({ labels: [all[1]] });
    expect(rollouts()).toEqual(before);
  });

  it('loses none of several labels that one author gives at once', async () => {
    const { documentOf, add } = labelledRun();
    const steps = [0, 1, 2, 3, 4, 5];
    await Promise.all(steps.map((step) => add('Ada', step, 'good')));
    const { labels } = (await documentOf('labels list')) as { labels: { step: number }[] };
    expect(labels.map(({ step }) => step).sort()).toEqual(steps);
  });

  it('exports what was labelled, with the text of each action', async () => {
    const { run, documentOf, add } = labelledRun();
    await add('Ada', 3, 'bad', '--note', 'a, b', '--tag', 'x', '--tag', 'y');
    const row = (await new RunReader(run).rollouts(1)).find(
      (each) => each.trajectoryId === TRAJECTORY && each.step === 3,
    )!;
    const [lines, table] = ['labels.jsonl', 'labels.csv'].map((name) => join(run, '..', name));
    expect(await documentOf('labels export', '--out', lines!)).toEqual({ out: lines, labels: 1 });
    expect(JSON.parse(readFileSync(lines!, 'utf8'))).toEqual({
      ...{ ...LABEL, by: 'Ada', note: 'a, b', tags: ['x', 'y'] },
      action: row.action,
      taken: true,
      taskId: row.taskId,
      state: row.state,
    });
    await documentOf('labels export', '--out', table!);
    const [head, cells] = readFileSync(table!, 'utf8').split('\r\n');
    expect(head).toBe('trajectory,step,action,taken,label,by,source,at,note,tags,leadSeconds,blind,taskId,state');
    expect(cells).toContain(`${TRAJECTORY},3,${row.action},true,bad,Ada,human,`);
    expect(cells).toContain(`,"a, b",x y,,false,${row.taskId},`);
  });

  it('measures agreement of people, oracle, rules and advantages', async () => {
    const { documentOf, add } = labelledRun();
    for (const [step, label] of ['good', 'bad', 'bad'].entries())
      await add('Ada', step, label, ...(step === 0 ? ['--blind'] : []));
    for (const [step, label] of ['good', 'good', 'bad', 'unsure'].entries()) await add('Bob', step, label);
    const coefficient = { value: expect.any(Number), low: null, high: null }; // of one trajectory there is no interval
    const counts = expect.arrayContaining([[expect.any(Number), expect.any(Number)]]);

    const report = await documentOf('labels agreement');
    expect(report).toMatchObject({ unsure: 'missing', categories: ['good', 'bad'], trajectories: 1 });
    expect(report.raters).toEqual(['human:Ada', 'human:Bob', 'oracle', 'rules', 'advantage:grpo']);
    expect(report.available).toEqual([
      { id: 'human:Ada', labels: 3, blind: 1 },
      { id: 'human:Bob', labels: 4, blind: 0 },
      { id: 'oracle', labels: null, blind: null },
      { id: 'rules', labels: null, blind: null },
    ]);
    expect(report.pairs).toHaveLength(10);
    expect((report.pairs as unknown[])[0]).toEqual({
      raters: ['human:Ada', 'human:Bob'],
      blind: [1, 0],
      units: 3,
      trajectories: 1,
      raw: { ...coefficient, value: 2 / 3 },
      kappa: { ...coefficient, value: expect.closeTo(0.4) },
      alpha: { ...coefficient, value: expect.closeTo(4 / 9) },
      confusion: [
        [1, 0],
        [1, 1],
      ],
    });

    const people = await documentOf('labels agreement', '--rater', 'human', '--unsure', 'category', '--steps');
    expect(people).toMatchObject({ raters: ['human:Ada', 'human:Bob'], categories: ['good', 'bad', 'unsure'] });
    const [{ cells }] = people.pairs as [{ cells: unknown[][] }];
    expect(cells[1]![0]).toEqual([{ trajectory: TRAJECTORY, step: 1, action: null }]);

    const judges = ['--rater', 'oracle', '--rater', 'rules', '--bootstrap', '0', '--steps', '--most-steps', '3'];
    const [listed] = (await documentOf('labels agreement', ...judges)).pairs as [
      { cells: unknown[][]; confusion: number[][] },
    ];
    expect(listed.cells[0]![0]).toHaveLength(3);
    expect(listed.confusion[0]![0]).toBeGreaterThan(3);

    const computed = ['--rater', 'oracle', '--rater', 'advantage:gigpo:gamma=0.9', '--bootstrap', '50'];
    const first = await documentOf('labels agreement', ...computed);
    expect(first.raters).toEqual(['oracle', 'advantage:gigpo:gamma=0.9']);
    const [{ raw, confusion }] = first.pairs as [
      { raw: { value: number; low: number; high: number }; confusion: unknown },
    ];
    expect([raw.low < raw.value, raw.value < raw.high]).toEqual([true, true]);
    expect(confusion).toEqual(counts);
    expect(await documentOf('labels agreement', ...computed)).toEqual(first);
    expect(await documentOf('labels agreement', ...computed, '--seed', '1')).not.toEqual(first);
  });

  it('says what is wrong and what there is', async () => {
    const { call, add } = labelledRun();
    await add('Ada', 0, 'good');
    const target = ['--trajectory', TRAJECTORY, '--step'];
    for (const [words, options, hint] of [
      ['labels lst', [], 'did you mean list?'],
      ['labels add', ['--step', '1'], 'needs --trajectory ID, --step N and --label LABEL'],
      ['labels add', [...target, '1', '--label', 'god'], 'did you mean good?'],
      ['labels add', [...target, '99', '--label', 'good'], `${TRAJECTORY} has the steps 0 to 24`],
      ['labels add', ['--trajectory', '000001/g00/x2', '--step', '1', '--label', 'good'], 'did you mean 000001/g00/t'],
      ['labels add', [...target, '1', '--label', 'good', '--action', 'fly'], 'was not admissible at step 1'],
      ['labels add', [...target, '1', '--label', 'good', '--source', 'model'], 'needs the name of the model'],
      ['labels list', ['--source', 'people'], 'there are human, oracle, rule, model'],
      ['labels agreement', ['--rater', 'human:Eve', '--rater', 'oracle'], 'there are human:Ada, oracle, rules'],
      ['labels agreement', ['--rater', 'human'], 'Agreement needs two raters'],
      ['labels export', ['--out', 'labels.xlsx'], 'there are .jsonl, .csv'],
      ['critic', [], 'needs --source SOURCE: oracle or rule'],
    ] as const) {
      const { code, stdout } = await call(words, ...options);
      expect({ words, options, code }).toEqual({ words, options, code: 2 });
      expect((JSON.parse(stdout) as { error: string }).error).toContain(hint);
    }
  });
});

describe('couplet critic', () => {
  it('labels a run once, apart from people', async () => {
    const { run, documentOf, add } = labelledRun();
    await add('Ada', 0, 'good');
    const count = expect.toSatisfy((value: unknown) => Number.isInteger(value) && Number(value) > 0);
    const first = await documentOf('critic', '--source', 'oracle');
    expect(first).toEqual({ source: 'oracle', by: 'oracle', labelled: { good: count, bad: count }, added: count });
    const { good, bad } = first.labelled as { good: number; bad: number };
    expect(first.added).toBe(good + bad);
    expect(await documentOf('critic', '--source', 'oracle')).toEqual({ ...first, added: 0 });

    const rules = await documentOf('critic', '--source', 'rule');
    expect(rules).toEqual({ source: 'rule', by: 'rules', labelled: { good: 0, bad: count }, added: count });
    const more = await documentOf('critic', '--source', 'rule', '--alternatives');
    const all = more.labelled as { bad: number };
    expect(more.added).toBe(all.bad - (rules.added as number));

    expect((await documentOf('labels list', '--source', 'human')).labels).toHaveLength(1);
    expect((await documentOf('labels agreement', '--rater', 'human', '--rater', 'rules')).raters).toEqual([
      'human:Ada',
      'rules',
    ]);
    expect(readdirSync(join(run, 'labels')).filter((name) => name.endsWith('.jsonl'))).toHaveLength(1);
  });
});
