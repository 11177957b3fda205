import fs from 'node:fs';
import { CLASSIFICATION_SCHEMA, type ClassificationData, type LabelledAction } from '../shared/model/classification';
import { atomicWrite } from './atomicWrite';
import { type Migration, migrationsFrom } from './migrate';
import { readJsonObject } from './readTextFile';
import type { RunPaths } from './runPaths';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

/** The data as they are stored: many actions are of the same state, whose text stands once. */
interface StoredClassification extends Omit<ClassificationData, 'actions'> {
  readonly states: readonly string[];
  /** `state` is an index into `states`. */
  readonly actions: readonly (Omit<LabelledAction, 'state'> & { readonly state: number })[];
}

/** Stores the labels that a run learns from, so that it can go on with them whatever becomes of the runs that they were given in. */
export function writeClassification({ classification }: RunPaths, { actions, ...data }: ClassificationData): void {
  const states = [...new Set(actions.map(({ state }) => state))];
  const indexOf = new Map(states.map((state, index) => [state, index]));
  const indexed = actions.map((action) => ({ ...action, state: indexOf.get(action.state)! }));
  const stored: StoredClassification = { ...data, states, actions: indexed };
  atomicWrite(classification, `${JSON.stringify(stored)}\n`);
}

/** The labels that a run learns from; null where it learns from none, or was killed before it had stored them. */
export function readClassification({ classification: path }: RunPaths): ClassificationData | null {
  if (!fs.existsSync(path)) return null;
  const value = readJsonObject(path);
  const migrated = migrationsFrom(value.schema, MIGRATIONS, path).reduce((older, migrate) => migrate(older), value);
  const { states, actions, ...data } = migrated as unknown as StoredClassification;
  const spelled = actions.map((action) => ({ ...action, state: states[action.state]! }));
  return { ...data, schema: CLASSIFICATION_SCHEMA, actions: spelled };
}
