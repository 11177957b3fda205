import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Reply, startEndpoint } from '../../helpers/fakeEndpoint';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, couplet, ROOT, startCouplet } from './couplet';

// Many processes: slow where the machine is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
beforeAll(buildCli);

const KEY = 'sk-do-not-tell-4711';

/** A run with rollouts, an endpoint, and the critic between them. */
async function setUp(reply?: (prompt: string, number: number) => Reply) {
  const folder = temporaryFolder();
  const run = join(folder, 'run');
  cpSync(join(ROOT, 'media/sample'), run, { recursive: true });
  const endpoint = await startEndpoint();
  onTestFinished(() => endpoint.close());
  if (reply) endpoint.reply = ({ body }, number) => reply(body.messages[1]!.content, number);
  const words = (options: readonly string[]) => [
    ...['critic', run, '--source', 'model', '--endpoint', endpoint.origin, '--model', 'tiny'],
    ...options,
  ];
  const env = { COUPLET_CRITIC_KEY: KEY };
  const call = (...options: string[]) => couplet(words([...options, '--yes', '--json']), { env });
  const documentOf = async (...options: string[]) => {
    const { code, stdout, stderr } = await call(...options);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const labels = async (...options: string[]) => {
    const { stdout } = await couplet(['labels', 'list', run, ...options, '--json']);
    return (JSON.parse(stdout) as { labels: Record<string, unknown>[] }).labels;
  };
  return { folder, run, endpoint, words, env, call, documentOf, labels };
}

const BY = /^tiny, prompt [0-9a-f]{8}$/;

describe('couplet critic --source model', () => {
  it('labels what is drawn, apart from people, and asks nothing twice', async () => {
    const { endpoint, documentOf, labels } = await setUp((_, number) => ({ text: number % 2 ? 'bad' : 'good' }));
    const draw = ['--iteration', '1', '--sample', '10', '--seed', '3', '--price-in', '1', '--price-out', '10'];
    const first = await documentOf(...draw);
    const asked = endpoint.received.length;
    expect(asked).toBeGreaterThan(5);
    expect(first).toEqual({
      source: 'model',
      by: expect.stringMatching(BY),
      model: 'tiny',
      prompt: expect.stringMatching(/^[0-9a-f]{8}$/),
      hindsight: false,
      status: 'completed',
      asked,
      cached: 0,
      labelled: { good: expect.any(Number), bad: expect.any(Number) },
      added: 10,
      skipped: [],
      reasons: {},
      tokens: { input: 100 * asked, output: 2 * asked, estimated: false },
      cost: expect.closeTo((100 * asked + 20 * asked) / 1e6),
    });
    expect(endpoint.received[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${KEY}` },
      body: {
        model: 'tiny',
        temperature: 0,
        max_tokens: 16,
        stream: false,
        messages: [{ role: 'system' }, { role: 'user' }],
      },
    });
    const stored = await labels('--source', 'model');
    expect(stored).toHaveLength(10);
    expect(stored[0]).toMatchObject({ by: first.by, source: 'model', blind: true, action: null });
    expect(await labels('--source', 'human')).toEqual([]);

    const again = await documentOf(...draw);
    const nothing = { tokens: { input: 0, output: 0, estimated: false }, cost: 0 };
    expect(again).toEqual({ ...first, asked: 0, cached: 10, added: 0, ...nothing });
    expect(endpoint.received).toHaveLength(asked);
  });

  it('takes another prompt and hindsight for another critic', async () => {
    const { folder, documentOf, endpoint } = await setUp();
    const template = join(folder, 'template.txt');
    expect(await documentOf('--write-template', template)).toEqual({ out: template });
    const draw = ['--iteration', '1', '--sample', '1'];
    const ours = await documentOf(...draw);
    expect(await documentOf(...draw, '--template', template)).toEqual({
      ...ours,
      asked: 0,
      cached: 1,
      added: 0,
      tokens: expect.anything(),
    });
    const outcome = await documentOf(...draw, '--hindsight');
    expect(outcome).toMatchObject({
      hindsight: true,
      by: expect.stringMatching(/^tiny, prompt [0-9a-f]{8}, hindsight$/),
    });
    expect(endpoint.received.map(({ body }) => body.messages[1]!.content.includes('the episode ended in'))).toEqual([
      false,
      true,
    ]);
    writeFileSync(template, `Briefly. ${readFileSync(template, 'utf8')}`);
    expect((await documentOf(...draw, '--template', template)).by).not.toBe(ours.by);
  });

  it('labels alternatives, and what people labelled', async () => {
    const { run, documentOf, labels } = await setUp();
    const target = ['--trajectory', '000001/g00/t2', '--step', '3', '--label', 'bad', '--author', 'Ada'];
    await couplet(['labels', 'add', run, ...target]);
    expect(await documentOf('--labelled')).toMatchObject({ asked: 1, added: 1 });
    expect(await labels('--source', 'model')).toMatchObject([{ trajectory: '000001/g00/t2', step: 3, action: null }]);
    const others = (await documentOf('--only-alternatives', '--sample', '1')).added as number;
    expect(others).toBeGreaterThan(1);
    expect((await documentOf('--alternatives', '--sample', '1')).cached).toBe(others);
  });

  it('skips answers that are none, with the reason, and does not ask for them again', async () => {
    const texts = ['good', 'I would say good', '', 'bad'];
    const { documentOf, labels } = await setUp((_, number) =>
      number === 4
        ? { text: 'good', end: 'length' }
        : number === 5
          ? { status: 400 }
          : { text: texts[number] ?? 'bad' },
    );
    const draw = ['--iteration', '1', '--sample', '8', '--concurrency', '1'];
    const first = await documentOf(...draw);
    const step = { trajectory: expect.any(String), step: expect.any(Number), action: null };
    expect(first.skipped).toEqual([
      { ...step, reason: 'not-one-word', answer: 'I would say good' },
      { ...step, reason: 'empty', answer: '' },
      { ...step, reason: 'cut-off', answer: 'good' },
      { ...step, reason: 'refused', answer: 'status 400 (400)' },
    ]);
    expect(first.reasons).toEqual({ 'not-one-word': 1, empty: 1, 'cut-off': 1, refused: 1 });
    expect(await labels()).toHaveLength(4);
    const { asked, reasons } = await documentOf(...draw);
    expect({ asked, reasons }).toEqual({ asked: 1, reasons: { 'not-one-word': 1, empty: 1, 'cut-off': 1 } });
  });

  it('waits for an endpoint that is busy or fails', async () => {
    const later = { headers: { 'retry-after': '0' } };
    const { endpoint, documentOf } = await setUp((_, number) =>
      number === 0 ? { status: 429, ...later } : number === 1 ? { status: 503, ...later } : { text: 'good' },
    );
    expect(await documentOf('--sample', '1')).toMatchObject({ asked: 1, added: 1 });
    expect(endpoint.received).toHaveLength(3);
  });

  it('keeps what was answered when it is interrupted, and goes on from there', async () => {
    const { endpoint, words, env, documentOf, labels } = await setUp((_, number) =>
      number < 3 ? { text: 'good' } : null,
    );
    const draw = ['--iteration', '1', '--sample', '9', '--concurrency', '1'];
    const running = startCouplet(words([...draw, '--yes']), { env });
    await expect.poll(() => endpoint.received.length).toBe(4);
    running.process.kill('SIGINT');
    const { code, stdout } = await running.finished;
    expect(code).toBe(130);
    expect(stdout).toContain('the same command goes on from there');
    expect(await labels()).toHaveLength(3);

    endpoint.reply = () => ({ text: 'bad' });
    expect(await documentOf(...draw)).toMatchObject({ asked: 6, cached: 3, labelled: { good: 3, bad: 6 }, added: 6 });
    const prompts = endpoint.received.map(({ body }) => body.messages[1]!.content);
    expect(new Set(prompts).size).toBe(9);
    expect(prompts).toHaveLength(10); // the one that was never answered came twice
  });

  it('keeps what was answered when the endpoint fails for good', async () => {
    const { call, labels, documentOf, endpoint } = await setUp((_, number) =>
      number < 2 ? { text: 'good' } : { status: 500, headers: { 'retry-after': '0' } },
    );
    const draw = ['--iteration', '1', '--sample', '4', '--concurrency', '1'];
    const { code, stdout } = await call(...draw);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { error: string }).error).toMatch(
      /failed \(500\), 5 times in a row.*do the same again/,
    );
    expect(await labels()).toHaveLength(2);
    endpoint.reply = () => ({ text: 'good' });
    expect(await documentOf(...draw)).toMatchObject({ asked: 2, cached: 2, added: 2 });
  });

  it('never shows or stores the key, whatever the endpoint says', async () => {
    const { run, call, endpoint } = await setUp((_, number) => ({ text: number === 0 ? `the key is ${KEY}` : 'good' }));
    const outcomes = [await call('--sample', '3', '--iteration', '1')];
    expect(JSON.stringify(outcomes)).toContain('the key is [key]');
    endpoint.reply = () => ({ status: 401, document: { error: { message: `Incorrect API key provided: ${KEY}` } } });
    outcomes.push(await call('--sample', '9'));
    expect(outcomes[1]!.code).toBe(1);
    expect(outcomes[1]!.stderr).toContain('does not accept the key: Incorrect API key provided: [key] (401)');
    expect(outcomes[1]!.stderr).toContain('COUPLET_CRITIC_KEY');
    expect(JSON.stringify(outcomes)).not.toContain(KEY);
    const files = readdirSync(run, { recursive: true, encoding: 'utf8' }).map((name) => join(run, name));
    expect(files.some((file) => file.endsWith('answers.jsonl'))).toBe(true);
    for (const file of files.filter((each) => statSync(each).isFile()))
      expect(readFileSync(file, 'latin1')).not.toContain(KEY);
  });

  it('begins only when somebody has said so, and says what is wrong', async () => {
    const { endpoint, words, env, call, folder } = await setUp(() => ({ status: 400 }));
    const unasked = await couplet(words(['--sample', '2']), { env });
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toMatch(/Questions to ask: 2\..*\n.*tokens to send, at most 32 back.*\n.*--yes/);
    expect(endpoint.received).toEqual([]);
    const template = join(folder, 'template.txt');
    writeFileSync(template, '{action} {gaol}');
    for (const [options, code, message] of [
      [['--template', template], 2, 'did you mean {goal}?'],
      [['--endpoint', 'http://gpu.example.org'], 2, '--allow-http'],
      [['--labelled'], 1, 'has no action that fits'],
      [['--labelled', '--alternatives'], 2, 'exclude each other'],
      [['--seed', '1'], 2, '--sample N'],
      [['--split', 'L3'], 2, 'did you mean L0?'],
      [['--sample', '20'], 1, 'tiny refuses every prompt: status 400 (400)'],
    ] as const) {
      const finished = await call(...options);
      expect({ options, error: (JSON.parse(finished.stdout) as { error: string }).error }).toMatchObject({
        error: expect.stringContaining(message),
      });
      expect({ options, code: finished.code }).toEqual({ options, code });
    }
  });
});
