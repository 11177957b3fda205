import type { Environment, Episode, Task } from '../../engine/environments/environment';
import { brokenRule, LABEL_RULES } from '../../engine/labels/rules';
import { describeState, type Memory, type PromptSettings } from '../../engine/prompting/prompt';
import type { Verdict } from '../../shared/model/environmentFacts';
import type { Rng } from '../../shared/util/rng';
import type { TokenRow } from '../policy/batches/tokenRow';
import { type AgentFormat, JUDGEMENTS } from '../rollout/agentFormat';

export interface DemonstrationSettings {
  readonly prompt: PromptSettings;
  /** Share of steps at which a random admissible action is taken while the expert's stays the target. */
  readonly explorationRate: number;
  readonly maxSteps: number;
  /** Who says which actions of a state are good: one good and one bad action of each state are kept. */
  readonly judgements: 'none' | 'oracle' | 'rules';
}

export interface Demonstrations {
  /** Prompt and expert action of every visited state. */
  readonly actions: readonly TokenRow[];
  /** Judge prompt and answer, as many good as bad. */
  readonly judgements: readonly TokenRow[];
  /** Trajectories in which the expert had no advice; they end there. */
  readonly cutShort: number;
}

/** Plays the expert on each task and turns what it does into supervised rows. */
export async function collectDemonstrations(
  environment: Environment,
  format: AgentFormat,
  tasks: readonly Task[],
  settings: DemonstrationSettings,
  rng: Rng,
): Promise<Demonstrations> {
  const actions: TokenRow[] = [];
  const judgements: TokenRow[] = [];
  let cutShort = 0;
  for (const [i, task] of tasks.entries()) {
    const stream = rng.fork('demonstration', i);
    const episode = await environment.reset(task, stream.fork('environment'));
    try {
      const history: Memory[] = [];
      const past = { state: [] as string[], action: [] as string[], admissible: [] as (readonly string[])[] };
      let terminated = false;
      while (!terminated && history.length < settings.maxSteps) {
        const advice = await episode.expert?.();
        if (advice === undefined) {
          cutShort++;
          break;
        }
        const { observation } = episode;
        const state = describeState(episode.goal, history, observation, settings.prompt);
        actions.push({ prompt: format.actionPrompt(state), response: format.response(advice), prefixKey: task.id });
        past.state.push(observation.state);
        past.action.push(advice);
        past.admissible.push(observation.admissible);
        const isGoodAction =
          settings.judgements === 'oracle'
            ? await oracleJudge(episode)
            : settings.judgements === 'rules'
              ? (action: string) => brokenRule(LABEL_RULES, past, history.length, action) === undefined
              : null;
        if (isGoodAction) judgements.push(...judgedPair(episode, state, isGoodAction, format, stream));
        const explores = stream.uniform() < settings.explorationRate;
        const action = explores ? stream.choice(observation.admissible) : advice;
        past.action[history.length] = action;
        terminated = (await episode.step(action)).terminated;
        history.push({ observation: observation.text, action });
      }
    } finally {
      await episode.close?.();
    }
  }
  return { actions, judgements, cutShort };
}

/** Whether a verdict counts as good: it brings the goal nearer or finds out something needed. */
export function isGood(verdict: Verdict): boolean {
  return verdict === 'good' || verdict === 'explore';
}

/** A row that asks about an action, with its answer. */
export function judgementRow(format: AgentFormat, state: string, action: string, good: boolean, key: string): TokenRow {
  return {
    prompt: format.judgePrompt(state, action),
    response: format.response(good ? JUDGEMENTS.good : JUDGEMENTS.bad),
    prefixKey: key,
  };
}

/** The oracle's judgement of the present state's actions; null where the environment has none. */
async function oracleJudge(episode: Episode): Promise<((action: string) => boolean) | null> {
  const report = await episode.oracle?.();
  if (!report) return null;
  const { admissible } = episode.observation;
  return (action) => isGood(report.verdicts[admissible.indexOf(action)] ?? 'invalid');
}

/** One good and one bad action of the present state, where it has both. */
function judgedPair(
  episode: Episode,
  state: string,
  isGoodAction: (action: string) => boolean,
  format: AgentFormat,
  rng: Rng,
): TokenRow[] {
  const { admissible } = episode.observation;
  const good = admissible.filter((action) => isGoodAction(action));
  const bad = admissible.filter((action) => !isGoodAction(action));
  if (good.length === 0 || bad.length === 0) return [];
  return [
    judgementRow(format, state, rng.choice(good), true, episode.task.id),
    judgementRow(format, state, rng.choice(bad), false, episode.task.id),
  ];
}
