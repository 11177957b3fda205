import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const EXTENSION = path.resolve(import.meta.dirname, '../../extension');

/** The layer that lies beside extension/, since it runs in browsers. */
const WEBVIEWS = path.join('..', 'webviews');

/** The only other file outside that is imported: the version stands in one place. */
const MANIFEST = path.join('..', 'package.json');

interface Layer {
  /** The layers it may import besides itself. */
  readonly layers: readonly string[];
  readonly node: boolean;
  /** Packages, by name or by scope. */
  readonly packages: readonly string[];
}

/** Who may import whom. What the compiler cannot see (a package whose types are around, `vscode`) is caught here. */
const LAYERS: Readonly<Record<string, Layer>> = {
  shared: { layers: [], node: false, packages: [] },
  engine: { layers: ['shared'], node: false, packages: ['jsonc-parser'] },
  store: { layers: ['shared'], node: true, packages: ['hyparquet', 'hyparquet-compressors', 'hyparquet-writer'] },
  critic: { layers: ['shared', 'engine', 'store'], node: true, packages: [] },
  trainer: {
    layers: ['shared', 'engine', 'store', 'critic'],
    node: true,
    packages: ['@tensorflow/', 'webgpu', '@huggingface/jinja', '@huggingface/tokenizers'],
  },
  host: {
    layers: ['shared', 'engine', 'store', 'critic'],
    node: true,
    packages: ['vscode', '@huggingface/tokenizers'],
  },
  webviews: { layers: ['shared'], node: false, packages: ['diff', 'preact', 'uplot', '@vscode/webview-ui-toolkit'] },
  'extension.ts': { layers: ['host'], node: false, packages: ['vscode'] },
};

interface Import {
  /** Relative to extension/. */
  readonly file: string;
  readonly specifier: string;
}

const imports = listSources().flatMap(readImports);

describe('layers', () => {
  test('everything in extension/ is a layer of the table', () => {
    const found = [...readdirSync(EXTENSION), 'webviews'];
    expect(found.sort()).toEqual(Object.keys(LAYERS).sort());
    expect(imports.length).toBeGreaterThan(100);
  });

  for (const [name, layer] of Object.entries(LAYERS)) {
    const own = imports.filter(({ file }) => layerOf(file) === name);

    test(`${name} imports from ${[name, ...layer.layers].join(', ')} only`, () => {
      const allowed = [name, ...layer.layers];
      const isAllowed = (it: Import) => allowed.includes(layerOf(target(it))) || target(it) === MANIFEST;
      expect(shown(own.filter((it) => isRelative(it) && !isAllowed(it)))).toEqual([]);
    });

    test(`${name} uses no package that is not on its list`, () => {
      const isAllowed = ({ specifier }: Import) =>
        isBuiltin(specifier)
          ? layer.node
          : layer.packages.some((it) => specifier === it || specifier.startsWith(it.endsWith('/') ? it : `${it}/`));
      expect(shown(own.filter((it) => !isRelative(it) && !isAllowed(it)))).toEqual([]);
    });
  }

  test('only one folder knows the toolkit, so that another one can take its place', () => {
    const users = imports.filter(({ specifier }) => specifier.startsWith('@vscode/webview-ui-toolkit'));
    expect(new Set(users.map(({ file }) => path.dirname(file)))).toEqual(new Set([path.join(WEBVIEWS, 'lib/toolkit')]));
  });

  test('what an inspector shows is made without VS Code', () => {
    const inspection = imports.filter(({ file }) => file.startsWith(path.join('host', 'inspection')));
    expect(inspection.length).toBeGreaterThan(20);
    expect(
      shown(inspection.filter((it) => it.specifier === 'vscode' || target(it).startsWith(path.join('host', 'views')))),
    ).toEqual([]);
  });

  test('Node is imported with its prefix, so that it cannot be mistaken for a package', () => {
    expect(shown(imports.filter(({ specifier }) => builtinModules.includes(specifier)))).toEqual([]);
  });
});

describe('folders', () => {
  test('no folder of a layer imports, through others, itself', () => {
    expect(findCycle(folderGraph())).toBeNull();
  });

  test('a cycle would be found', () => {
    const graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
  });
});

function listSources(): string[] {
  const list = (folder: string) =>
    readdirSync(path.join(EXTENSION, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    );
  return [...list('.'), ...list(WEBVIEWS)].filter((file) => /\.(tsx?|mjs)$/.test(file));
}

/** Static and dynamic imports, re-exports and `require` calls with a literal name; comments are not looked at. */
function readImports(file: string): Import[] {
  const text = readFileSync(path.join(EXTENSION, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern = /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\brequire\.resolve\()\s*'([^'\n]+)'/g;
  return [...text.matchAll(pattern)].map((match) => ({ file, specifier: match[1] }));
}

function isRelative({ specifier }: Import): boolean {
  return specifier.startsWith('.');
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

/** The imported file, relative to extension/. */
function target({ file, specifier }: Import): string {
  return path.relative(EXTENSION, path.resolve(EXTENSION, path.dirname(file), specifier));
}

function layerOf(file: string): string {
  return file.startsWith(WEBVIEWS) ? 'webviews' : file.split(path.sep)[0];
}

function shown(list: readonly Import[]): string[] {
  return list.map(({ file, specifier }) => `${file} imports ${specifier}`);
}

/** Which folder below a layer imports which; a file that lies directly in a layer counts as a folder. */
function folderGraph(): Map<string, Set<string>> {
  const depth = (file: string) => (file.startsWith(WEBVIEWS) ? 3 : 2);
  const folderOf = (file: string) => file.split(path.sep).slice(0, depth(file)).join('/').replace(/\.ts$/, '');
  const graph = new Map<string, Set<string>>();
  for (const it of imports.filter(isRelative)) {
    const [from, to] = [folderOf(it.file), folderOf(target(it))];
    if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return graph;
}

/** Some cycle of a directed graph, or null. */
function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const finished = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (finished.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node]);
      if (cycle) return cycle;
    }
    finished.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return null;
}
