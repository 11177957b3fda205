import { closestName } from '../../../shared/util/closestName';
import { UserError } from '../../../shared/util/userError';
import { PLACEHOLDERS, type PlaceholderName, type Question } from './question';

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;
const OUTCOME = '{outcome}';

/** A prompt with `{name}` where facts of a question go. */
export interface PromptTemplate {
  /** Without the lines that are left out. */
  readonly text: string;
  /** Whether it shows what came of the action. */
  readonly hindsight: boolean;
}

/**
 * Reads a template. Without hindsight the lines with `{outcome}` are left out, so that one file serves both. Throws a `UserError` for a
 * placeholder that there is not, a template without `{action}`, and hindsight where `{outcome}` stands nowhere. `file` is for messages.
 */
export function readTemplate(source: string, hindsight: boolean, file: string): PromptTemplate {
  const lines = source.replaceAll('\r\n', '\n').trim().split('\n');
  const names = Object.keys(PLACEHOLDERS);
  for (const [number, line] of lines.entries())
    for (const [, name] of line.matchAll(PLACEHOLDER))
      if (!names.includes(name!))
        throw new UserError(`${file}:${number + 1}: ${unknownPlaceholder(name!, names)}`, { usage: true });
  const text = lines.filter((line) => hindsight || !line.includes(OUTCOME)).join('\n');
  if (!text.includes('{action}'))
    throw new UserError(`${file} has no {action}, so the model would not learn which action to judge. Add it.`);
  if (hindsight && !text.includes(OUTCOME))
    throw new UserError(
      `${file} has no ${OUTCOME}, so hindsight would change nothing. Add it, or go without hindsight.`,
    );
  return { text, hindsight };
}

/** The prompt for a question. What was recorded is put in once: braces in it are no placeholders. */
export function fillTemplate({ text }: PromptTemplate, question: Question): string {
  return text.replaceAll(PLACEHOLDER, (_, name: PlaceholderName) => PLACEHOLDERS[name](question));
}

function unknownPlaceholder(name: string, names: readonly string[]): string {
  const near = closestName(name, names);
  const all = names.map((each) => `{${each}}`).join(', ');
  return `there is no placeholder {${name}}; ${near ? `did you mean {${near}}?` : `there are ${all}.`}`;
}
