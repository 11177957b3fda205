import type { JobRequest } from '../../shared/protocol/trainer';
/** The backend that a job asks for; `auto` where it does not say, or where what says so cannot be read. */
export declare function backendOf(request: JobRequest): string;
