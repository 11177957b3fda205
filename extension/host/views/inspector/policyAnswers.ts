import type { AlternativeProbabilities } from '../../../shared/protocol/inspector';
import { UserError } from '../../../shared/util/userError';
import { listCheckpoints } from '../../../store/checkpoints';
import { runPaths } from '../../../store/runPaths';
import { CachedResults } from '../../inspection/cachedResults';
import type { OpenedRun } from '../../inspection/openedRun';

/** States that are remembered. */
const KEPT = 200;

/** What `couplet score` prints, as far as it is used. */
interface Scores {
  readonly actions: readonly { readonly action: string; readonly probability: number }[];
}

/** Asks checkpoints of runs how likely they take actions, in a process of their own, since that loads native code. */
export class PolicyAnswers {
  private readonly known = new CachedResults<Scores>(
    KEPT,
    () => 1,
    () => true,
  );

  /** `ask` runs a command of `couplet` and gives its document. */
  constructor(private readonly ask: (args: readonly string[]) => Promise<unknown>) {}

  /** The probability of each alternative of a step under the checkpoint nearest to the policy that played it. Throws a `UserError` where there is none. */
  async probabilities(run: OpenedRun, trajectoryId: string, step: number): Promise<AlternativeProbabilities> {
    const { iteration } = await run.lineOf(trajectoryId);
    const checkpoint = checkpointNear(run.folder, iteration);
    const args = ['score', run.folder, '--trajectory', trajectoryId, '--step', step, '--checkpoint', checkpoint];
    const { generation } = (await run.current).contents;
    const scores = await this.known.get(`${args.join(' ')} ${generation}`, async () => {
      return (await this.ask(args.map(String))) as Scores;
    });
    return { checkpoint, probability: Float64Array.from(scores.actions, ({ probability }) => probability) };
  }
}

/** The newest checkpoint from before an iteration's update, since its rollouts were played by that policy or its successors; else the first after it. */
function checkpointNear(folder: string, iteration: number): number {
  const all = listCheckpoints(runPaths(folder).checkpoints).map(({ facts }) => facts.iteration);
  const nearest = all.filter((written) => written < iteration).at(-1) ?? all[0];
  if (nearest === undefined) throw new UserError('This run has no complete checkpoint, so there is no policy to ask.');
  return nearest;
}
