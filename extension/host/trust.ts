import type { Event } from 'vscode';
import { UserError } from '../shared/util/userError';

/** Whether the folder is trusted; `workspace` of VS Code knows. */
export interface Trust {
  readonly isTrusted: boolean;
  readonly onDidGrantWorkspaceTrust: Event<void>;
}

/** A folder can name programs and what they run on, so nothing is started in one that is not trusted: throws a `UserError` there. */
export function refuseUntrusted({ isTrusted }: Trust): void {
  if (!isTrusted)
    throw new UserError(
      'This folder is not trusted, so nothing is started in it. Trust it first: "Workspaces: Manage Workspace Trust".',
    );
}
