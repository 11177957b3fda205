import { UserError } from '../../shared/util/userError';
import { findJava, HOW_TO_GET_JAVA } from './java/findJava';
import { type Installation, readInstallation, requireInstallation } from './java/installation';
import { type JavaPackage, SCIENCEWORLD_PACKAGE, TEXTWORLD_EXPRESS_PACKAGE } from './java/javaPackage';
import { putInPlace } from './java/putInPlace';
import type { Trial } from './java/trial';
import { tryScienceWorld } from './scienceWorld/trial';
import { tryTextWorldExpress } from './textWorldExpress/trial';

/** An environment in place and tried, and what it costs. */
export interface InstalledEnvironment extends Trial {
  readonly id: string;
  readonly version: string;
  readonly folder: string;
  /** Size on disk. */
  readonly bytes: number;
}

interface Installable {
  readonly package: JavaPackage;
  /** Wins a game by its gold path; throws a `UserError` otherwise. */
  try(installation: Installation): Promise<Trial>;
}

const INSTALLABLE: readonly Installable[] = [
  { package: TEXTWORLD_EXPRESS_PACKAGE, try: tryTextWorldExpress },
  { package: SCIENCEWORLD_PACKAGE, try: tryScienceWorld },
];

/** Names that `installEnvironment` takes. */
export const INSTALLABLE_ENVIRONMENTS: readonly string[] = INSTALLABLE.map((each) => each.package.id);

/**
 * Puts an environment in place, unless it is there, and plays a game to see that it works. `log` hears what is done. Throws a
 * `UserError` that says what is missing and how to get it.
 */
export async function installEnvironment(id: string, log: (line: string) => void): Promise<InstalledEnvironment> {
  const installable = find(id);
  const { label, version } = installable.package;
  if (!findJava()) throw new UserError(HOW_TO_GET_JAVA);
  const present = readInstallation(installable.package);
  if (present) {
    log(`${label} ${version} is in place; playing a game`);
    return describe(present, await installable.try(present));
  }
  log(`fetching ${label} ${version} with pip`);
  let trial: Trial | undefined;
  const installation = await putInPlace(installable.package, async (candidate) => {
    log('playing a game');
    trial = await installable.try(candidate);
  });
  return describe(installation, trial!);
}

/** Plays a game of an environment that is in place. Throws a `UserError` where it is not, or does not work. */
export async function checkEnvironment(id: string): Promise<InstalledEnvironment> {
  const installable = find(id);
  const installation = requireInstallation(installable.package);
  return describe(installation, await installable.try(installation));
}

/** The line that tells a person what was installed and what it costs. */
export function summarizeInstallation({ id, version, folder, bytes, ...trial }: InstalledEnvironment): string {
  const disk = (bytes / 2 ** 20).toFixed(1);
  const memory = trial.residentMegabytes === null ? '' : `, ${trial.residentMegabytes} MB of memory for Java`;
  const game = `its gold path of ${trial.steps} steps solved a task in ${trial.seconds.toFixed(1)} s, Java's start included`;
  return `${id} ${version}: ${game}. It takes ${disk} MB on disk${memory}. Folder: ${folder}`;
}

function find(id: string): Installable {
  const installable = INSTALLABLE.find((each) => each.package.id === id);
  if (installable) return installable;
  const known = INSTALLABLE_ENVIRONMENTS.join(', ');
  throw new UserError(`There is nothing to install for "${id}". Environments that are installed: ${known}.`, {
    usage: true,
  });
}

const describe = ({ package: { id, version }, folder, bytes }: Installation, trial: Trial): InstalledEnvironment => ({
  id,
  version,
  folder,
  bytes,
  ...trial,
});
