import { dirname, resolve } from 'node:path';
import { type Configuration, nameFromFile } from '../../engine/configuration/configuration';
import { configurationError } from '../../engine/configuration/problem';
import { readConfiguration } from '../../engine/configuration/readConfiguration';
import { CONFIGURATION_TABLES } from '../configurationTables';
import type { Terminal } from '../terminal/terminal';
import { readInput } from './readInput';

/**
 * Reads and checks a configuration file with `path=value` overrides; notes what the overrides changed beyond what they name. Runs whose
 * labels are used are named by absolute paths then.
 * Throws a `UserError` that names every problem.
 */
export function readConfigurationFile(
  file: string,
  overrides: readonly string[],
  terminal: Pick<Terminal, 'write'>,
): Configuration {
  const configuration = checkedConfiguration(readInput(file).toString('utf8'), file, overrides, terminal);
  const { labels } = configuration;
  const folder = file === '-' ? '' : dirname(file);
  return { ...configuration, labels: { ...labels, runs: labels.runs.map((run) => resolve(folder, run)) } };
}

/** The same for a training: its run is named after the file where the configuration names none. */
export function readTrainingConfiguration(
  file: string,
  overrides: readonly string[],
  terminal: Pick<Terminal, 'write'>,
): Configuration {
  const configuration = readConfigurationFile(file, overrides, terminal);
  return { ...configuration, name: configuration.name ?? nameFromFile(file) };
}

/** The same for a configuration that is already in memory; `origin` names it in messages. */
export function checkedConfiguration(
  input: string | object,
  origin: string,
  overrides: readonly string[],
  terminal: Pick<Terminal, 'write'>,
): Configuration {
  const { configuration, problems, notes } = readConfiguration(input, CONFIGURATION_TABLES, overrides);
  if (problems.length > 0) throw configurationError(problems, origin);
  for (const note of notes) terminal.write(`note: ${note}\n`);
  return configuration;
}
