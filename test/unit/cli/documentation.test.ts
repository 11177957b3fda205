import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALGORITHM_VARIANTS } from '../../../extension/engine/configuration/sections/algorithms';
import {
  meanStatistics,
  type StatisticsInputs,
  statisticSums,
} from '../../../extension/trainer/algorithms/losses/policyStatistics';
import { usageOf } from '../../../extension/trainer/commands/help';
import { COMMANDS } from '../../../extension/trainer/commands/table';
import { tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe('docs/cli.md', () => {
  /** The sections of the page by their title. */
  const sections = new Map(
    read('docs/cli.md')
      .split(/^## /m)
      .map((section) => [section.split('\n')[0]!, section]),
  );

  it('describes every command and no other', () => {
    const [, , ...described] = sections.keys();
    expect(described.sort()).toEqual(COMMANDS.map(({ id }) => id).sort());
  });

  it.each(COMMANDS.map((command) => [command.id, command] as const))(
    'shows every operand and option of %s',
    (id, command) => {
      const section = sections.get(id)!;
      expect(section).toContain(`couplet ${usageOf(command).split(' ')[0]}`);
      for (const [name, option] of Object.entries(command.options))
        expect(section, `--${name}`).toContain(option.kind === 'flag' ? `--${name}` : `--${name} ${option.value}`);
    },
  );
});

describe('docs/algorithms', () => {
  it('has a page for every algorithm', () => {
    const pages = readdirSync(path.join(ROOT, 'docs/algorithms')).filter((name) => name.endsWith('.md'));
    expect(pages.sort()).toEqual(ALGORITHM_VARIANTS.map(({ id }) => `${id}.md`).sort());
  });

  it('explains every metric that is logged', () => {
    const pages = ['sft', 'grpo', 'gcd'].map((id) => read(`docs/algorithms/${id}.md`)).join('\n');
    const sources = ['algorithms', 'training'].flatMap((folder) =>
      readdirSync(path.join(ROOT, 'extension/trainer', folder))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => read(`extension/trainer/${folder}/${name}`)),
    );
    const groups = 'rollout|economy|train|time|throughput|advantage|gcd|coldStart|memory';
    const logged = new Set(sources.flatMap((text) => text.match(new RegExp(`(?<=')(${groups})/\\w+(?=')`, 'g')) ?? []));
    expect(logged.size).toBeGreaterThan(25);
    expect([...logged].filter((metric) => !pages.includes(`\`${metric}\``))).toEqual([]);
  });

  it('explains the statistics of the policy loss', async () => {
    await useBackend('cpu');
    const [one, terms] = [
      tf.ones([1, 1]),
      ['logRatio', 'ratio', 'positive', 'negative', 'count', 'mask', 'kl', 'entropy'],
    ];
    const inputs = Object.fromEntries(terms.map((name) => [name, one])) as unknown as StatisticsInputs;
    const sums = Object.keys(statisticSums(inputs, { low: 0.2, high: 0.2, dual: 0 })).map((name) => [name, 1] as const);
    const logged = Object.keys(meanStatistics(Object.fromEntries(sums)));
    expect(logged).toContain('clippedHigh');
    const page = read('docs/algorithms/grpo.md');
    expect(logged.filter((name) => !page.includes(`\`train/${name}\``))).toEqual([]);
  });
});

it.each([
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/cli.md',
  'docs/labels.md',
  'docs/algorithms/sft.md',
  'docs/algorithms/grpo.md',
  'docs/algorithms/gcd.md',
])('%s points to files that are there', (file) => {
  const text = read(file);
  const folder = path.dirname(path.join(ROOT, file));
  const links = [...text.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map((match) => path.join(folder, match[1]!));
  // Paths in code font, by the folders that they begin with; `<name>` stands for anything.
  const named = [...text.matchAll(/`((?:extension|test|examples|docs|media|scripts|engine|trainer)\/[\w./-]+)`/g)].map(
    (match) => path.join(ROOT, /^(engine|trainer)\//.test(match[1]!) ? 'extension' : '', match[1]!),
  );
  const there = (target: string) => {
    const parent = path.dirname(target);
    return readdirSync(parent).includes(path.basename(target));
  };
  expect(links.length + named.length).toBeGreaterThan(0);
  for (const target of [...links, ...named]) expect(there(target.replace(/\/$/, '')), target).toBe(true);
});
