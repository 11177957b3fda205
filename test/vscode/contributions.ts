import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of package.json that code has to agree with. */
export interface Contributions {
  readonly commands: readonly string[];
  /** Identifiers of views, custom editors and panels; panels stand among the activation events. */
  readonly views: readonly string[];
  readonly settings: readonly string[];
  /** Commands that keys, menus, links in texts and steps of the walkthrough name. */
  readonly bound: readonly string[];
  /** Context keys that tick steps of the walkthrough. */
  readonly contexts: readonly string[];
  /** Files that the walkthrough shows. */
  readonly media: readonly string[];
}

interface Manifest {
  readonly activationEvents?: readonly string[];
  readonly contributes: {
    readonly commands?: readonly { command: string }[];
    readonly views?: Readonly<Record<string, readonly { id: string }[]>>;
    readonly customEditors?: readonly { viewType: string }[];
    readonly configuration?: Section | readonly Section[];
    readonly keybindings?: readonly { command: string }[];
    readonly menus?: Readonly<Record<string, readonly { command?: string }[]>>;
    readonly walkthroughs?: readonly { steps: readonly Step[] }[];
  };
}

interface Step {
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

interface Section {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Reads the manifest as it was written; VS Code itself shows it with its texts already replaced. */
export function readContributions(root: string): Contributions {
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const { contributes, activationEvents = [] }: Manifest = JSON.parse(read('package.json'));
  const {
    commands = [],
    views = {},
    customEditors = [],
    configuration = [],
    keybindings = [],
    menus = {},
    walkthroughs = [],
  } = contributes;
  const sections = [configuration].flat() as Section[];
  const steps = walkthroughs.flatMap((it) => it.steps);
  const events = steps.flatMap((step) => step.completionEvents);
  const links = [...read('package.nls.json').matchAll(/\]\(command:([\w.]+)\)/g)].map(([, command]) => command);
  return {
    commands: commands.map(({ command }) => command),
    views: [
      ...Object.values(views).flatMap((list) => list.map(({ id }) => id)),
      ...customEditors.map((it) => it.viewType),
      ...activationEvents.flatMap((event) => event.match(/^onWebviewPanel:(.*)$/)?.[1] ?? []),
    ],
    settings: sections.flatMap(({ properties = {} }) => Object.keys(properties)),
    bound: [
      ...[...keybindings, ...Object.values(menus).flat()].flatMap(({ command }) => command ?? []),
      ...links,
      ...events.flatMap((event) => event.match(/^onCommand:(.*)$/)?.[1] ?? []),
    ],
    contexts: events.flatMap((event) => event.match(/^onContext:(.*)$/)?.[1] ?? []),
    media: steps.map(({ media }) => media.markdown),
  };
}

/** Every `couplet.` name that stands in the built extension as a string. */
export function readNames(root: string): Set<string> {
  const code = readFileSync(path.join(root, 'dist/extension.cjs'), 'utf8');
  return new Set([...code.matchAll(/(["'`])(couplet\.[\w.]+)\1/g)].map(([, , name]) => name));
}
