/** A prompt that one or more requests share. */
export interface UniquePrompt {
  readonly tokens: readonly number[];
  /** Number of leading tokens that every one of its sequences has in the cache. */
  readonly start: number;
  /** Indices of the requests. */
  readonly requests: readonly number[];
}

/** Groups requests with equal prompts, in the order of their first occurrence; `reusable` counts leading tokens in the cache. */
export function groupPrompts(
  prompts: readonly (readonly number[])[],
  reusable: (request: number) => number,
  economies: { readonly deduplicate: boolean; readonly sharePrefixes: boolean },
): UniquePrompt[] {
  const groups = new Map<string, number[]>();
  prompts.forEach((prompt, i) => {
    const key = economies.deduplicate ? prompt.join(' ') : String(i);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return [...groups.values()].map((members) => ({
    tokens: prompts[members[0]!]!,
    start: economies.sharePrefixes ? Math.min(...members.map(reusable)) : 0,
    requests: members,
  }));
}
