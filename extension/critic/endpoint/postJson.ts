import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../shared/util/userError';
import type { AccessKey } from './accessKey';
import { refusal } from './refusal';
import { backoffMs, retryAfterMs } from './retryDelay';

/** Tries of one prompt before it is given up. */
const TRIES = 5;
/** Models on a CPU take their time. */
const TIMEOUT_MS = 120_000;
/** An endpoint that asks for a longer pause is left for later. */
const LONGEST_PAUSE_MS = 300_000;

type Outcome =
  | { readonly text: string }
  /** To be tried again, after the pause that was asked for. */
  | { readonly problem: string; readonly pauseMs: number | null };

/**
 * Posts a document and resolves with the text of the answer. Tries again where the endpoint is busy (429), fails (5xx), is silent or cannot
 * be reached; rejects as `refusal` says otherwise, and when no try helped.
 */
export async function postJson(url: URL, key: AccessKey, body: unknown, signal: AbortSignal): Promise<string> {
  for (let tries = 1; ; tries++) {
    const outcome = await post(url, key, body, signal);
    if ('text' in outcome) return outcome.text;
    const { problem, pauseMs } = outcome;
    if (tries === TRIES)
      throw new UserError(
        `${url.origin} ${problem}, ${TRIES} times in a row. Check that it is running, or try again later.`,
      );
    if ((pauseMs ?? 0) > LONGEST_PAUSE_MS)
      throw new UserError(`${url.origin} ${problem} and asks to wait ${Math.ceil(pauseMs! / 60_000)} minutes.`);
    await sleep(pauseMs ?? backoffMs(tries), undefined, { signal });
  }
}

async function post(url: URL, key: AccessKey, body: unknown, signal: AbortSignal): Promise<Outcome> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...key.headers },
      body: JSON.stringify(body),
      redirect: 'manual', // the key goes where the user said and nowhere else
      signal: AbortSignal.any([signal, timeout]),
    });
    const text = key.hideIn(await response.text());
    if (response.ok) return { text };
    if (response.status !== 429 && response.status < 500) throw refusal(response.status, text, url);
    const pauseMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
    return { problem: response.status === 429 ? 'is busy (429)' : `failed (${response.status})`, pauseMs };
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { problem: `did not answer within ${TIMEOUT_MS / 1000} s`, pauseMs: null };
    if (isNetworkError(error)) return { problem: `cannot be reached (${causeOf(error)})`, pauseMs: null };
    throw error;
  }
}

/** What `fetch` throws where there is no connection, or it breaks. */
const isNetworkError = (error: unknown): error is TypeError => error instanceof TypeError;

function causeOf({ cause, message }: TypeError): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : message;
}
