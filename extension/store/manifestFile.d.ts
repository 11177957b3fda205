import type { RunManifest } from '../shared/model/runFolder';
import type { FileOperations } from './fileOperations';
/** Reads `run.couplet`, migrated to the newest schema. Throws a `UserError` where there is none or it is not one. */
export declare function readManifest(path: string): RunManifest;
export declare function writeManifest(path: string, manifest: RunManifest, files?: FileOperations): void;
