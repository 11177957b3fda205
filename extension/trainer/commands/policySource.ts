import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Configuration } from '../../engine/configuration/configuration';
import { readManifest } from '../../store/manifestFile';
import { resolvePolicyFolder } from '../../store/runNames';
import { runPaths } from '../../store/runPaths';
import type { Terminal } from '../terminal/terminal';
import type { OptionTable } from './command';
import { checkedConfiguration, readConfigurationFile } from './readConfigurationFile';

/** A policy on the disk and the configuration that says what it does. */
export interface PolicySource {
  readonly folder: string;
  readonly configuration: Configuration;
}

export const CONFIG_OPTION = {
  config: {
    kind: 'text',
    value: 'FILE',
    description: 'Configuration of the environment and the prompt; that of its run unless given, or else the defaults.',
  },
} as const satisfies OptionTable;

/**
 * The policy that a person names (a run, a checkpoint of one, any folder in Hugging Face format) with the configuration of its
 * run, of the given file, or all defaults, in this order of likelihood; the file wins.
 */
export function readPolicySource(
  name: string,
  { config, runs, overrides }: { config: string | undefined; runs: string; overrides: readonly string[] },
  terminal: Pick<Terminal, 'write'>,
): PolicySource {
  const folder = resolvePolicyFolder(name, runs);
  if (config !== undefined) return { folder, configuration: readConfigurationFile(config, overrides, terminal) };
  const { manifest } = runPaths(dirname(dirname(folder))); // a checkpoint lies in RUN/checkpoints
  if (existsSync(manifest)) {
    const recorded = readManifest(manifest).configuration as object;
    return { folder, configuration: checkedConfiguration(recorded, manifest, overrides, terminal) };
  }
  terminal.write(`note: ${folder} belongs to no run, so all settings are the defaults; --config FILE names others.\n`);
  return { folder, configuration: checkedConfiguration({}, 'the defaults', overrides, terminal) };
}
