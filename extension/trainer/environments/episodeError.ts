import { UserError } from '../../shared/util/userError';

/**
 * An environment failed in the middle of an episode: its process died, hung or raised an exception. The episode is lost, the
 * run is not: drop the trajectory and reset. Whatever would fail every reset (nothing installed) is a plain `UserError`.
 */
export class EpisodeError extends UserError {}
