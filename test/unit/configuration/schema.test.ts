import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { generatedFiles } from '../../../extension/engine/configuration/generatedFiles';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { schemaOf } from '../../../extension/engine/configuration/schema';
import { CONFIGURATION_TABLES } from '../../../extension/trainer/configurationTables';
import { FAKE_TABLES } from './fakeTables';

/** VS Code's own JSON support, with our schema. */
const service = getLanguageService({
  schemaRequestService: async () => JSON.stringify(schemaOf(FAKE_TABLES)),
  workspaceContext: { resolveRelativePath: (path) => path },
});
service.configure({
  allowComments: true,
  schemas: [{ uri: 'couplet', fileMatch: ['*'], schema: schemaOf(FAKE_TABLES) }],
});

const open = (text: string) => {
  const document = TextDocument.create('file:///a.couplet.json', 'jsonc', 1, text);
  return { document, json: service.parseJSONDocument(document) };
};

async function editorAccepts(text: string): Promise<boolean> {
  const { document, json } = open(text);
  const problems = await service.doValidation(document, json, { comments: 'ignore', trailingCommas: 'ignore' });
  return problems.length === 0;
}

/** What the editor offers where `|` stands. */
async function completions(text: string): Promise<string[]> {
  const { document, json } = open(text.replace('|', ''));
  const list = await service.doComplete(document, document.positionAt(text.indexOf('|')), json);
  return list?.items.map(({ label }) => label) ?? [];
}

const DOCUMENTS: readonly [accepted: boolean, text: string][] = [
  [true, '{}'],
  [true, '{ "$schema": "./couplet.schema.json", "seed": 1, /* two */ "rollout": { "group": 4, }, }'],
  [true, '{ "name": null, "policy": { "source": "models/x" } }'],
  [true, '{ "algorithm": { "learningRate": 1e-3 } }'],
  [true, '{ "algorithm": { "id": "gcd", "lambda": 0, "labelSources": ["oracle", "rules"] } }'],
  [true, '{ "environment": { "id": "corridor", "lights": false } }'],
  [false, '{ "sed": 1 }'],
  [false, '{ "seed": 1.5 }'],
  [false, '{ "seed": -1 }'],
  [false, '{ "seed": null }'],
  [false, '{ "rollout": { "topP": 0 } }'],
  [false, '{ "rollout": { "topP": 1.1 } }'],
  [false, '{ "rollout": 3 }'],
  [false, '{ "rollout": { "grp": 4 } }'],
  [false, '{ "algorithm": { "lambda": 1 } }'],
  [false, '{ "algorithm": { "id": "sft", "learningRate": 1 } }'],
  [false, '{ "algorithm": { "id": "ppo" } }'],
  [false, '{ "algorithm": { "loss": "dappo" } }'],
  [false, '{ "algorithm": { "id": "gcd", "labelSources": ["people"] } }'],
  [false, '{ "algorithm": { "id": "gcd", "labelSources": ["oracle", "oracle"] } }'],
  [false, '{ "environment": { "lights": true } }'],
  [false, '{ "evaluation": { "splits": ["L3"] } }'],
  [false, '{ "compute": { "jit": 1 } }'],
  [false, '[]'],
];

describe('the editor and the trainer agree', () => {
  it.each(DOCUMENTS)('%s: %s', async (accepted, text) => {
    expect(await editorAccepts(text), 'editor').toBe(accepted);
    expect(readConfiguration(text, FAKE_TABLES).problems.length === 0, 'trainer').toBe(accepted);
  });
});

it('offers the parameters of the variant that is named, and of the default where none is', async () => {
  expect(await completions('{ "algorithm": { "id": "gcd", | } }')).toEqual(
    expect.arrayContaining(['lambda', 'clipLow']),
  );
  const usual = await completions('{ "algorithm": { | } }');
  expect(usual).toEqual(expect.arrayContaining(['id', 'clipLow']));
  expect(usual).not.toContain('lambda');
  expect(await completions('{ "environment": { "id": "corridor", | } }')).toEqual(['distractors', 'lights']);
});

it('offers choices', async () => {
  expect(await completions('{ "algorithm": { "klEstimator": | } }')).toEqual(
    expect.arrayContaining(['"k1"', '"k2"', '"k3"']),
  );
});

it('shows the description on hover', async () => {
  const { document, json } = open('{ "checkpoint": { "keep": 2 } }');
  const hover = await service.doHover(document, { line: 0, character: 20 }, json);
  expect(JSON.stringify(hover?.contents)).toContain('Latest checkpoints to keep');
});

it.each(Object.entries(generatedFiles(CONFIGURATION_TABLES)))(
  '%s is up to date; if not, run: couplet schema --write',
  (path, text) => {
    expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(text);
  },
);
