import fs from 'node:fs';
import { type PromptTemplate, readTemplate } from '../engine/labels/modelCritic/promptTemplate';
import { explainFileError } from '../store/fileErrors';
import TEMPLATE from './criticTemplate.txt';

/** The template where nobody names another, to be copied and edited. */
export const DEFAULT_TEMPLATE: string = TEMPLATE;

/** The template in a file, or ours where there is no file. Throws a `UserError` where it cannot be read or is none. */
export function readTemplateFile(file: string | null, hindsight: boolean): PromptTemplate {
  if (file === null) return readTemplate(DEFAULT_TEMPLATE, hindsight, 'criticTemplate.txt');
  let source: string;
  try {
    source = fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw explainFileError(error, 'read', file);
  }
  return readTemplate(source, hindsight, file);
}
