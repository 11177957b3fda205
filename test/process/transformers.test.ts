import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../extension/shared/util/rng';
import { tf } from '../../extension/trainer/compute/tf';
import { makeRowBatch } from '../../extension/trainer/policy/batches/rowBatch';
import type { FloatDtype } from '../../extension/trainer/policy/huggingFace/dtype';
import type { PolicyConfig } from '../../extension/trainer/policy/huggingFace/modelConfig';
import { writeModelFolder } from '../../extension/trainer/policy/huggingFace/modelFolder';
import { loadPolicy } from '../../extension/trainer/policy/loadPolicy';
import { Policy } from '../../extension/trainer/policy/policy';
import { makeWordTokenizer } from '../../extension/trainer/policy/tokenizer/makeWordTokenizer';
import { createTokenizer } from '../../extension/trainer/policy/tokenizer/tokenizer';
import { responseLogits, rowTensors } from '../../extension/trainer/policy/transformer/rowForward';
import { tokenLogProbs } from '../../extension/trainer/policy/transformer/tokenLogProbs';
import { useBackend } from '../helpers/backend';
import { findPython } from '../helpers/python';
import { temporaryFolder } from '../helpers/temporaryFolder';

const SCRIPT = new URL('../python/transformersParity.py', import.meta.url).pathname;
const CLI = new URL('../../dist/cli.js', import.meta.url).pathname;

const TEXTS = ["you go to cabinet 1 , cabinet 12 . take women's t-shirt ! Ünïcödé 日本 good bad 7 on the"];
const FILES = makeWordTokenizer(TEXTS);
const TOKENIZER = createTokenizer(FILES, 'made');
const CONFIG: PolicyConfig = {
  vocabulary: TOKENIZER.vocabularySize,
  hidden: 48,
  intermediate: 80,
  layers: 3,
  heads: 6,
  keyValueHeads: 2,
  headSize: 8,
  maxPositions: 64,
  normEpsilon: 1e-5,
  ropeTheta: 5000,
  tiedEmbeddings: true,
  initializerRange: 0.02,
  bosId: 2,
  eosIds: [4],
  padId: 0,
};
const IDS = [3, 9, 21].map((length, i) => {
  const rng = Rng.from('ids', i);
  return Array.from({ length }, () => rng.int(CONFIG.vocabulary));
});

const python = findPython(['torch', 'transformers']);
const compute = await useBackend();
if (!existsSync(CLI)) console.warn('SKIPPED: `couplet logits` is not compared, because dist/cli.js is not built');

function run(...args: string[]): unknown {
  const { stdout, stderr } = spawnSync('command' in python ? python.command : '', [SCRIPT, ...args], {
    encoding: 'utf8',
  });
  if (!stdout.trim()) throw new Error(stderr);
  return JSON.parse(stdout);
}

function writeJson(folder: string, name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

/** Writes a policy whose every weight differs from the next, norms and biases included. */
async function writeRandomPolicy(folder: string, config: PolicyConfig, dtype: FloatDtype, maxShardBytes?: number) {
  const policy = Policy.from(config, (name, shape) => {
    const rng = Rng.from(name);
    const middle = name.includes('norm') ? 1 : 0;
    return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => middle + 0.2 * rng.normal());
  });
  const tensors = new Map(
    [...policy.variables].map(([name, v]) => [name, { shape: v.shape, load: () => v.data<'float32'>() }]),
  );
  await writeModelFolder(folder, config, tensors, { dtype, tokenizerFiles: FILES, maxShardBytes });
  policy.dispose();
}

/** What `couplet logits` prints, computed here. */
function logitsOf(folder: string): { tokenLogProbs: number[][]; lastLogits: number[][] } {
  const { policy } = loadPolicy(folder);
  const rows = IDS.map((ids) =>
    tf.tidy(() => {
      // One more token, so that the logits behind the last real token are computed too.
      const batch = rowTensors(
        makeRowBatch([{ prompt: ids.slice(0, 1), response: [...ids.slice(1), 0], prefixKey: '' }], false),
      );
      const logits = responseLogits(policy.weights, policy.config, batch);
      const logProbs = tokenLogProbs(logits, tf.reshape(batch.targets, [-1])).dataSync();
      const vocabulary = policy.config.vocabulary;
      const last = logits.dataSync().subarray((ids.length - 1) * vocabulary, ids.length * vocabulary);
      return { logProbs: [...logProbs.subarray(0, ids.length - 1)], last: [...last] };
    }),
  );
  policy.dispose();
  return { tokenLogProbs: rows.map((row) => row.logProbs), lastLogits: rows.map((row) => row.last) };
}

describe.skipIf('reason' in python || !compute)('a folder written here, in transformers', () => {
  const variants: [string, Partial<PolicyConfig>, FloatDtype, number?][] = [
    ['tied, F32', {}, 'F32'],
    ['untied, BF16', { tiedEmbeddings: false }, 'BF16'],
    ['heads of their own, F16, sharded', { keyValueHeads: 6, headSize: 10 }, 'F16', 20_000],
  ];

  it.each(variants)('has the same logits (%s)', async (_, change, dtype, maxShardBytes) => {
    const folder = temporaryFolder();
    await writeRandomPolicy(folder, { ...CONFIG, ...change }, dtype, maxShardBytes);
    const ids = writeJson(folder, 'ids.json', IDS);
    const result = run('logits', folder, ids, writeJson(folder, 'output.json', logitsOf(folder)));
    expect(result).toMatchObject({ ok: true, rows: IDS.length });
  });

  it('notices logits that differ', async () => {
    const folder = temporaryFolder();
    await writeRandomPolicy(folder, CONFIG, 'F32');
    const output = logitsOf(folder);
    output.lastLogits[1][0] += 0.01;
    const ids = writeJson(folder, 'ids.json', IDS);
    expect(run('logits', folder, ids, writeJson(folder, 'output.json', output))).toMatchObject({ ok: false });
  });

  it('has the same tokens', async () => {
    const folder = temporaryFolder();
    await writeRandomPolicy(folder, CONFIG, 'F32');
    const texts = [
      "<bos> go to cabinet 1, cabinet 12.<act>take women's t-shirt !<eos>",
      'cabinet 1b cabinet 12 7 Ünïcödé日本, 日本\n\tgood  bad <judge> good',
      "cabinet 123 cabinet  1 x-cabinet 1 Cabinet 1 t- 'the' ½ ٣ 😀 on_the",
      'go<pad><pad>',
      '',
    ];
    const cases = texts.map((text) => {
      const ids = TOKENIZER.encode(text);
      return {
        text,
        ids,
        decoded: TOKENIZER.decode(ids),
        decodedWithoutSpecial: TOKENIZER.decode(ids, { skipSpecial: true }),
      };
    });
    expect(run('tokenizer', folder, writeJson(folder, 'cases.json', cases))).toMatchObject({
      ok: true,
      differences: [],
    });
  });

  it.skipIf(!existsSync(CLI))('has the logits that `couplet logits` prints', async () => {
    const folder = temporaryFolder();
    await writeRandomPolicy(folder, CONFIG, 'F32');
    const ids = writeJson(folder, 'ids.json', IDS);
    const command = [CLI, 'logits', folder, '--ids', ids, '--json'];
    const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    expect(stdout, stderr).not.toBe('');
    const output = writeJson(folder, 'output.json', JSON.parse(stdout));
    expect(run('logits', folder, ids, output)).toMatchObject({ ok: true });
  });
});
