import { version } from '../../../package.json';

/** Version of this program, as its package says. */
export const PROGRAM_VERSION: string = version;
