import { nextGoldAction, type TakenStep } from '../goldFollower';
import type { Instance, InstanceSupply } from '../java/instanceSupply';
import { NOTHING_HAPPENS } from '../loggedEpisode';
import type { GameView, RemoteGame } from '../remoteGame';
import { type Glimpse, ScienceWorldCalls, type Variation } from './calls';
import { describeInventory, normalise } from './normalise';

/** Actions that are nearly always there stand first, so that the prompts of an episode begin alike. */
const CONSTANT_ACTIONS = ['look around', 'inventory', 'task', 'wait', 'wait1'];
/** Starts the task anew: nothing for an agent. */
const RESET = 'reset task';

/** A variation of ScienceWorld on an instance of its own. */
export class ScienceWorldGame implements RemoteGame {
  /** The list of actions names each thing once; a gold path uses other names for it too. */
  readonly understandsMore = true;
  private instance: Instance | undefined;
  private calls: ScienceWorldCalls | undefined;
  private startState = '';
  private taken: TakenStep[] = [];

  constructor(
    private readonly supply: InstanceSupply,
    private readonly variation: Variation,
    private readonly goldPath: () => Promise<readonly string[]>,
  ) {}

  async start(): Promise<{ goal: string; view: GameView }> {
    if (this.instance?.jvm.alive === false) this.close();
    this.instance ??= await this.supply.lend();
    const { calls, description } = await ScienceWorldCalls.load(this.instance, this.variation);
    this.calls = calls;
    this.taken = [];
    const glimpse = await calls.glance();
    this.startState = stateOf(glimpse);
    return { goal: normalise(description).replace(/ \.$/, ''), view: await this.view(calls, glimpse.look, glimpse) };
  }

  async play(actions: readonly string[]): Promise<GameView> {
    if (!this.calls) throw new Error('ScienceWorldGame.play: the game is not under way');
    const outcomes = await this.calls.play(actions.map((action) => (action === RESET ? '' : action)));
    this.taken.push(...outcomes.map((outcome, i) => ({ action: normalise(actions[i]!), state: stateOf(outcome) })));
    const last = outcomes.at(-1)!;
    return this.view(this.calls, last.observation, last);
  }

  async advise(): Promise<string | undefined> {
    const path = await this.goldPath();
    return nextGoldAction(path.map(normalise), this.startState, this.taken);
  }

  close(): void {
    if (this.instance) this.supply.giveBack(this.instance);
    this.instance = undefined;
    this.calls = undefined;
  }

  private async view(calls: ScienceWorldCalls, observation: string, glimpse: Glimpse): Promise<GameView> {
    const { score, completed, inventory } = glimpse;
    const listed = new Set(completed ? [] : await calls.listActions());
    const constant = CONSTANT_ACTIONS.filter((action) => listed.has(action));
    const others = [...listed].filter((action) => action !== RESET && !CONSTANT_ACTIONS.includes(action)).sort();
    return {
      text: observation.startsWith('No known action') ? NOTHING_HAPPENS : normalise(observation),
      actions: new Map([...constant, ...others].map((action) => [normalise(action), action])),
      carried: describeInventory(inventory),
      state: stateOf(glimpse),
      score: Math.max(0, score),
      outcome: score >= 1 ? 'success' : completed || score < 0 ? 'failure' : 'running',
    };
  }
}

const stateOf = ({ look, inventory, score }: Glimpse): string => normalise(`${look} ${inventory} ${score}`);
