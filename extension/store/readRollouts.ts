import { parquetReadObjects } from 'hyparquet';
import type { RolloutRow } from '../shared/model/rolloutRow';
import { openRollouts } from './openRollouts';
import { ROLLOUT_NAMES } from './rolloutColumns';

/** Rows `start` (0) up to, but not including, `end` (all), migrated to the newest schema; reads only the row groups they are in. */
export async function readRollouts(path: string, start?: number, end?: number): Promise<RolloutRow[]> {
  const { file, metadata, toRow } = await openRollouts(path);
  const rows = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end });
  return rows.map((row) => toRow(row, ROLLOUT_NAMES));
}
