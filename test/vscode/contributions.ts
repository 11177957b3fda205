import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of package.json that code has to agree with. */
export interface Contributions {
  readonly commands: readonly string[];
  /** Identifiers of views and custom editors. */
  readonly views: readonly string[];
  readonly settings: readonly string[];
  /** Commands that keys and menus run. */
  readonly bound: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands?: readonly { command: string }[];
    readonly views?: Readonly<Record<string, readonly { id: string }[]>>;
    readonly customEditors?: readonly { viewType: string }[];
    readonly configuration?: Section | readonly Section[];
    readonly keybindings?: readonly { command: string }[];
    readonly menus?: Readonly<Record<string, readonly { command?: string }[]>>;
  };
}

interface Section {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Reads the manifest as it was written; VS Code itself shows it with its texts already replaced. */
export function readContributions(root: string): Contributions {
  const { contributes }: Manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const {
    commands = [],
    views = {},
    customEditors = [],
    configuration = [],
    keybindings = [],
    menus = {},
  } = contributes;
  const sections = [configuration].flat() as Section[];
  return {
    commands: commands.map(({ command }) => command),
    views: [
      ...Object.values(views).flatMap((list) => list.map(({ id }) => id)),
      ...customEditors.map((it) => it.viewType),
    ],
    settings: sections.flatMap(({ properties = {} }) => Object.keys(properties)),
    bound: [...keybindings, ...Object.values(menus).flat()].flatMap(({ command }) => command ?? []),
  };
}

/** Every `couplet.` name that stands in the built extension as a string. */
export function readNames(root: string): Set<string> {
  const code = readFileSync(path.join(root, 'dist/extension.cjs'), 'utf8');
  return new Set([...code.matchAll(/(["'`])(couplet\.[\w.]+)\1/g)].map(([, , name]) => name));
}
