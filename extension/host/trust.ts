import type { Event } from 'vscode';
import { UserError } from '../shared/util/userError';

/** Whether the folder is trusted; `workspace` of VS Code knows. */
export interface Trust {
  readonly isTrusted: boolean;
  readonly onDidGrantWorkspaceTrust: Event<void>;
}

/** Why nothing is started: a folder can name programs and what they run on. null in one that is trusted. */
export function whyUntrusted({ isTrusted }: Pick<Trust, 'isTrusted'>): string | null {
  return isTrusted
    ? null
    : 'This folder is not trusted, so nothing is started in it. Trust it first: "Workspaces: Manage Workspace Trust".';
}

/** Throws a `UserError` in a folder that is not trusted. */
export function refuseUntrusted(trust: Pick<Trust, 'isTrusted'>): void {
  const reason = whyUntrusted(trust);
  if (reason !== null) throw new UserError(reason);
}
