import { UserError } from '../../shared/util/userError';
import { RefusedPrompt } from '../languageModel';
import { KEY_VARIABLE } from './accessKey';

/** Letters of the endpoint's own words that are shown. */
const SHOWN = 300;

/** The error for a status that trying again does not change: of this prompt alone (400, 413, 422), or of all. */
export function refusal(status: number, text: string, { origin, pathname }: URL): Error {
  const said = `${messageOf(text).slice(0, SHOWN)} (${status})`;
  if ([400, 413, 422].includes(status)) return new RefusedPrompt(said);
  if (status === 401 || status === 403)
    return new UserError(
      `${origin} does not accept the key: ${said}. The command line takes it from ${KEY_VARIABLE}; VS Code asks anew after "Couplet: Forget Key of Language Model…".`,
    );
  if (status === 404)
    return new UserError(`${origin} has no such model, or nothing at ${pathname}: ${said}. Check both.`);
  if (status < 400) return new UserError(`${origin} sends on to another address (${status}). Name that one.`);
  return new UserError(`${origin} refuses: ${said}.`);
}

/** The message in `{"error":{"message":"…"}}` or `{"error":"…"}`, else the text. */
function messageOf(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: string | { message?: string } };
    return (typeof error === 'string' ? error : error?.message) ?? text.trim();
  } catch {
    return text.trim();
  }
}
