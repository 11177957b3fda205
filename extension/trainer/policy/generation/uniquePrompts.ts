import type { SequenceSlots } from './sequenceSlots';

/** A prompt that one or more requests share. */
export interface UniquePrompt {
  readonly tokens: readonly number[];
  /** Number of leading tokens that every one of its sequences has in the cache. */
  readonly start: number;
  /** Indices of the requests. */
  readonly requests: readonly number[];
}

/** Groups requests with equal prompts, in the order of their first occurrence. */
export function groupPrompts(
  requests: readonly { readonly sequence: number; readonly prompt: readonly number[] }[],
  slots: readonly SequenceSlots[],
  economies: { readonly deduplicate: boolean; readonly sharePrefixes: boolean },
): UniquePrompt[] {
  const groups = new Map<string, number[]>();
  requests.forEach((request, i) => {
    const key = economies.deduplicate ? request.prompt.join(' ') : String(i);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return [...groups.values()].map((members) => {
    const tokens = requests[members[0]!]!.prompt;
    const reusable = members.map((i) => slots[requests[i]!.sequence]!.reusable(tokens));
    return { tokens, start: economies.sharePrefixes ? Math.min(...reusable) : 0, requests: members };
  });
}
