import { INSPECTOR_COMMANDS } from '../../shared/protocol/inspector';
import type { CommandHandler } from './services';

/** What keys and palette ask the inspector in front for, by the ids of the manifest. */
export const INSPECTOR_HANDLERS: Readonly<Record<string, CommandHandler>> = Object.fromEntries(
  INSPECTOR_COMMANDS.map((name) => [`couplet.inspector.${name}`, ({ inspectors }) => inspectors.command(name)]),
);
