import type { ColdStartConfiguration } from '../../engine/configuration/sections/coldStart';
import type { Environment, Episode, Task } from '../../engine/environments/environment';
import { isGood } from '../../engine/labels/oracleLabel';
import { brokenRule, LABEL_RULES } from '../../engine/labels/rules';
import { describeState, type Memory, type PromptSettings } from '../../engine/prompting/prompt';
import type { Rng } from '../../shared/util/rng';
import type { TokenRow } from '../policy/batches/tokenRow';
import type { AgentFormat } from '../rollout/agentFormat';
import type { JudgedState } from './judgedStates';

export interface DemonstrationSettings {
  readonly prompt: PromptSettings;
  /** Share of steps at which a random admissible action is taken while the expert's stays the target. */
  readonly explorationRate: number;
  /** Share of targets that are a random admissible action instead of the expert's. */
  readonly targetNoise: number;
  readonly maxSteps: number;
  /** Who says which actions of a state are good; nobody does where labels of earlier runs are learnt from. */
  readonly classification: ColdStartConfiguration['classification'];
}

export interface Demonstrations {
  readonly trajectories: number;
  /** Prompt and target of every visited state. */
  readonly actions: readonly TokenRow[];
  /** Visited states that have both good and bad actions. */
  readonly judged: readonly JudgedState[];
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
  const judged: JudgedState[] = [];
  let cutShort = 0;
  for (const [i, task] of tasks.entries()) {
    const stream = rng.fork('demonstration', i);
    const noise = rng.fork('noise', i);
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
        const target = noise.uniform() < settings.targetNoise ? noise.choice(observation.admissible) : advice;
        actions.push({ prompt: format.actionPrompt(state), response: format.response(target), prefixKey: task.id });
        past.state.push(observation.state);
        past.action.push(advice);
        past.admissible.push(observation.admissible);
        const isGoodAction =
          settings.classification === 'oracle'
            ? await oracleJudge(episode)
            : settings.classification === 'rules'
              ? (action: string) => brokenRule(LABEL_RULES, past, history.length, action) === undefined
              : null;
        if (isGoodAction) {
          const good = observation.admissible.filter((action) => isGoodAction(action));
          const bad = observation.admissible.filter((action) => !isGoodAction(action));
          if (good.length > 0 && bad.length > 0) judged.push({ state, good, bad });
        }
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
  return { trajectories: tasks.length, actions, judged, cutShort };
}

/** The oracle's judgement of the present state's actions; null where the environment has none. */
async function oracleJudge(episode: Episode): Promise<((action: string) => boolean) | null> {
  const report = await episode.oracle?.();
  if (!report) return null;
  const { admissible } = episode.observation;
  return (action) => isGood(report.verdicts[admissible.indexOf(action)] ?? 'invalid');
}
