import { nextGoldAction, type TakenStep } from '../goldFollower';
import type { Instance, InstanceSupply } from '../java/instanceSupply';
import type { GameView, RemoteGame } from '../remoteGame';
import type { GoldPaths } from './goldPaths';
import { describeInventory, normalise } from './normalise';
import { type Answer, generateGame, takeSteps } from './protocol';
import { RoomMap } from './roomMap';
import type { GameSetting } from './settings';

/** Actions that are there in every state stand first, so that the prompts of an episode begin alike. */
const CONSTANT_ACTIONS = ['look around', 'inventory'];

/** What the game of one seed needs beside it. */
export interface GameContext {
  readonly supply: InstanceSupply;
  readonly gold: GoldPaths;
  readonly setting: GameSetting;
  readonly expert: 'explorer' | 'gold';
  /** Whether rooms that were not entered yet are noted. */
  readonly notes: boolean;
}

/** A game of TextWorldExpress on an instance of its own. */
export class TextWorldExpressGame implements RemoteGame {
  private instance: Instance | undefined;
  private map = new RoomMap();
  private startState = '';
  private taken: TakenStep[] = [];
  private canTakeCoin = false;

  constructor(
    private readonly context: GameContext,
    private readonly seed: number,
  ) {}

  async start(): Promise<{ goal: string; view: GameView }> {
    const { supply, setting } = this.context;
    if (this.instance?.jvm.alive === false) this.close();
    this.instance ??= await supply.lend();
    const { answer, description } = await generateGame(this.instance, setting, this.seed);
    this.map = new RoomMap();
    this.taken = [];
    const view = this.view(answer);
    this.startState = view.state;
    return { goal: normalise(description).replace(/ \.$/, ''), view };
  }

  async play(actions: readonly string[]): Promise<GameView> {
    if (!this.instance) throw new Error('TextWorldExpressGame.play: the game is not under way');
    const answers = await takeSteps(this.instance, actions);
    const views = answers.map((answer) => this.view(answer));
    this.taken.push(...views.map(({ state }, i) => ({ action: actions[i]!, state })));
    return views.at(-1)!;
  }

  async advise(): Promise<string | undefined> {
    const { setting, expert, gold } = this.context;
    if (setting.game === 'coin' && expert === 'explorer') return this.canTakeCoin ? 'take coin' : this.wayOn();
    const next = nextGoldAction(await gold.of(setting, this.seed), this.startState, this.taken);
    return next === undefined ? undefined : normalise(next);
  }

  /** The first step to a room or behind a door that has not been seen; `undefined` when all has been seen. */
  wayOn(): string | undefined {
    return this.map.nextStep();
  }

  close(): void {
    if (this.instance) this.context.supply.giveBack(this.instance);
    this.instance = undefined;
  }

  private view(answer: Answer): GameView {
    const { validActions, score, tasksuccess, taskfailure } = answer;
    const look = normalise(answer.look);
    this.map.observe(look);
    this.canTakeCoin = validActions.includes('take coin');
    const carried = describeInventory(answer.inventory);
    const constant = CONSTANT_ACTIONS.filter((action) => validActions.includes(action));
    const others = validActions.filter((action) => !CONSTANT_ACTIONS.includes(action)).sort();
    return {
      text: normalise(answer.observation),
      actions: new Map([...constant, ...others].map((action) => [normalise(action), action])),
      carried,
      notes: this.context.notes ? `unseen ${this.map.unseen().join(' , ') || 'nothing'} .` : undefined,
      state: `${look} ${carried} ${score}`,
      score,
      outcome: tasksuccess ? 'success' : taskfailure ? 'failure' : 'running',
    };
  }
}
