import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../engine/configuration/generatedFiles';
import { schemaOf } from '../../engine/configuration/schema';
import { UserError } from '../../shared/util/userError';
import { atomicWrite } from '../../store/atomicWrite';
import { CONFIGURATION_TABLES } from '../configurationTables';
import { command } from './command';

/** `couplet schema`: the JSON schema of configurations. */
export const SCHEMA = command({
  id: 'schema',
  summary: 'Print the JSON schema of configurations, or write the files made from the parameter tables.',
  details: [],
  operands: {},
  options: {
    write: {
      kind: 'flag',
      description: 'Write media/couplet.schema.json and docs/configuration-reference.md; run it in the repository.',
    },
  },
  examples: ['schema > couplet.schema.json', 'schema --write'],
  async run({ options }) {
    if (options.write) return writeFiles(generatedFiles(CONFIGURATION_TABLES));
    const schema = schemaOf(CONFIGURATION_TABLES);
    return { document: schema, text: JSON.stringify(schema, null, 2) };
  },
});

function writeFiles(files: Readonly<Record<string, string>>) {
  if (!existsSync(join('extension', 'engine', 'configuration')))
    throw new UserError('couplet schema --write writes into the repository: run it in the folder of the sources.', {
      usage: true,
    });
  for (const [path, text] of Object.entries(files)) atomicWrite(path, text);
  const written = Object.keys(files);
  return { document: { written }, text: `Written: ${written.join(', ')}` };
}
