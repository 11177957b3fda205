import type { Memento } from 'vscode';
import { LabellingSettings } from '../../../../extension/host/labelling/labellingSettings';

/** How a person labels in a workspace that remembers nothing else. */
export function fakeSettings(): LabellingSettings {
  const values = new Map<string, unknown>();
  return new LabellingSettings({
    keys: () => [...values.keys()],
    get: (name: string, otherwise?: unknown) => values.get(name) ?? otherwise,
    update: async (name: string, value: unknown) => void values.set(name, value),
  } as Memento);
}
