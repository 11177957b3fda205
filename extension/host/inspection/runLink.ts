import path from 'node:path';
import type { InspectorPlace } from '../../shared/protocol/inspector';
import { UserError } from '../../shared/util/userError';

/** What a link to a place in a run says. */
export interface RunLink {
  /** An absolute path. */
  readonly folder: string;
  readonly place: InspectorPlace;
}

/** The query of a link: `folder=/runs/a&iteration=12&trajectory=000012/g03/t5&step=3`, without what is not known. */
export function linkQuery({ folder, place: { iteration, trajectoryId, step } }: RunLink): string {
  const parts = { folder, iteration, trajectory: trajectoryId, step };
  return Object.entries(parts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${encoded(String(value))}`)
    .join('&');
}

/** Reads the query of a link as VS Code hands it over. Throws a `UserError` that says what is wrong with it. */
export function readLinkQuery(text: string): RunLink {
  const query = new URLSearchParams(text);
  const folder = query.get('folder');
  if (folder === null || !path.isAbsolute(folder))
    throw new UserError(
      'This link names no run: "folder" must be the whole path of a run folder. Copy the link again in the inspector.',
    );
  const place = {
    iteration: numberIn(query, 'iteration'),
    trajectoryId: query.get('trajectory'),
    step: numberIn(query, 'step'),
  };
  return { folder: path.resolve(folder), place };
}

/** Encoded twice, but for what needs it nowhere: VS Code decodes the whole query once, before anybody takes it apart. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%', '%25');
}

function numberIn(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`This link is damaged: "${name}" is "${text}", and must be a whole number. Copy the link again.`);
}
