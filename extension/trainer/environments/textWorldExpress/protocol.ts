import { UserError } from '../../../shared/util/userError';
import { EpisodeError } from '../episodeError';
import type { Instance } from '../java/instanceSupply';
import type { JavaReference } from '../java/py4j';
import type { GameSetting } from './settings';

/** The package's answer to a step. */
export interface Answer {
  readonly observation: string;
  /** What looking around would show. */
  readonly look: string;
  readonly inventory: string;
  /** In no particular order. */
  readonly validActions: readonly string[];
  /** 0 to 1. */
  readonly score: number;
  readonly tasksuccess: boolean;
  readonly taskfailure: boolean;
}

/** Starts the game of a seed; `gold` also makes a gold path, at random. Throws a `UserError` on properties it does not know. */
export async function generateGame(
  instance: Instance,
  { game, properties, fold }: GameSetting,
  seed: number,
  gold = false,
): Promise<{ readonly answer: Answer; readonly description: string }> {
  const { jvm, object } = instance;
  const loaded = `${game} ${properties}`;
  if (instance.loaded !== loaded) {
    // Loading reads data files and takes ten times as long as generating.
    instance.loaded = '';
    const complaint = await jvm.call(object, 'load', game, properties);
    if (complaint) throw new UserError(`TextWorldExpress refuses "${game}" with "${properties}": ${complaint}`);
    instance.loaded = loaded;
  }
  const [text, description] = await jvm.sequence([
    [object, 'generateNewGameJSON', seed, fold, gold],
    [object, 'getTaskDescription'],
  ]);
  return { answer: readAnswer(text as string), description: description as string };
}

/** Takes actions one after the other; one answer each. */
export async function takeSteps({ jvm, object }: Instance, actions: readonly string[]): Promise<Answer[]> {
  const texts = await jvm.sequence(actions.map((action) => [object, 'stepJSON', action]));
  return texts.map((text) => readAnswer(text as string));
}

/** The gold path of a game that was generated with one; without the look around that each begins with. */
export async function readGoldPath({ jvm, object }: Instance): Promise<string[]> {
  const path = await jvm.strings((await jvm.call(object, 'getGoldActionSequence')) as JavaReference);
  return path[0] === 'look around' ? path.slice(1) : path;
}

function readAnswer(text: string): Answer {
  const answer = JSON.parse(text) as Answer;
  if (answer.observation.startsWith('ERROR')) throw new EpisodeError(`TextWorldExpress: ${answer.observation}`);
  return answer;
}
