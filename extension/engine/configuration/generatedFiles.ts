import { referenceText } from './reference';
import { schemaOf } from './schema';
import type { SectionTable } from './variants';

/** The files of the repository that are made from the tables, by path from its root; `couplet schema --write` writes them. */
export function generatedFiles(tables: SectionTable): Readonly<Record<string, string>> {
  return {
    'media/couplet.schema.json': `${JSON.stringify(schemaOf(tables), null, 2)}\n`,
    'docs/configuration-reference.md': referenceText(tables),
  };
}
