import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Availability } from '../../../engine/environments/environment';
import { UserError } from '../../../shared/util/userError';
import { dataDirectory } from '../../compute/native/nativeCache.mjs';
import { findJava, HOW_TO_GET_JAVA } from './findJava';
import { type JavaPackage, PY4J } from './javaPackage';

/** Written last into an installed folder. */
export const RECORD_FILE = 'installed.json';

/** What `installed.json` says: every file with its size in bytes. */
export interface InstallationRecord {
  readonly package: string;
  readonly py4j: string;
  readonly files: Readonly<Record<string, number>>;
}

/** A package that is in place. */
export interface Installation {
  readonly package: JavaPackage;
  readonly folder: string;
  readonly classPath: readonly string[];
  readonly bytes: number;
}

/** Where everything about environments lies in the user's data folder. */
export const environmentsDirectory = (): string => path.join(dataDirectory(), 'environments');

/** The folder of a package; a new version of it or of py4j is a new folder. */
export const installationFolder = ({ id, version }: JavaPackage): string =>
  path.join(environmentsDirectory(), `${id}-${version}-${PY4J.id}-${PY4J.version}`);

/** The package in a folder, or `undefined` when something of it is not there whole. */
export function readInstallation(
  javaPackage: JavaPackage,
  folder = installationFolder(javaPackage),
): Installation | undefined {
  const record = path.join(folder, RECORD_FILE);
  if (!existsSync(record)) return undefined;
  const { files } = JSON.parse(readFileSync(record, 'utf8')) as InstallationRecord;
  const isWhole = ([name, size]: [string, number]) =>
    statSync(path.join(folder, name), { throwIfNoEntry: false })?.size === size;
  if (!Object.entries(files).every(isWhole)) return undefined;
  return {
    package: javaPackage,
    folder,
    classPath: ['py4j.jar', javaPackage.jar].map((jar) => path.join(folder, jar)),
    bytes: Object.values(files).reduce((sum, size) => sum + size, 0),
  };
}

/** Whether a package can run here: Java and its files are there. */
export function probeInstallation(javaPackage: JavaPackage): Availability {
  if (!findJava()) return { ok: false, reason: HOW_TO_GET_JAVA };
  if (readInstallation(javaPackage)) return { ok: true, reason: `${javaPackage.label} ${javaPackage.version}` };
  const { id, label, version } = javaPackage;
  return { ok: false, reason: `${label} ${version} is not installed. Run: couplet env install ${id}` };
}

/** The package in place; throws a `UserError` with what to do where it is not. */
export function requireInstallation(javaPackage: JavaPackage): Installation {
  const { ok, reason } = probeInstallation(javaPackage);
  const installation = readInstallation(javaPackage);
  if (ok && installation) return installation;
  throw new UserError(reason);
}
