import fs from 'node:fs';
/** The file operations that a run is written with; a parameter, so that tests can make any of them fail. */
export type FileOperations = Pick<
  typeof fs,
  | 'closeSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'renameSync'
  | 'rmSync'
  | 'writeFileSync'
>;
export declare const NODE_FILES: FileOperations;
