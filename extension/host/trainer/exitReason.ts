/** How a process ended, one of the two being known, or why it could not be started. */
export type ExitFacts = { readonly code: number | null; readonly signal: string | null } | { readonly problem: string };

/** A sentence about a process that ended before its job did. */
export function reasonOfDeath(facts: ExitFacts): string {
  if ('problem' in facts)
    return `The trainer could not be started: ${facts.problem}. The setting couplet.nodePath says which Node runs it.`;
  const { code, signal } = facts;
  if (signal === 'SIGKILL')
    return 'The trainer was killed (SIGKILL): by a person, or by the system because memory ran out.';
  if (signal === 'SIGSEGV' || signal === 'SIGABRT' || signal === 'SIGILL' || signal === 'SIGBUS')
    return `The trainer crashed in native code (${signal}).`;
  if (signal !== null) return `The trainer was ended by ${signal}.`;
  if (code === 134) return 'The trainer aborted: memory of JavaScript ran out, or native code gave up (exit code 134).';
  return `The trainer ended with exit code ${code}.`;
}
