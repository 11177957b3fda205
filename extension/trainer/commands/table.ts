import { ADVANTAGES } from './advantages';
import { BENCH } from './bench';
import type { Command } from './command';
import { CRITIC } from './critic';
import { ENV } from './env';
import { EVAL } from './eval';
import { INFO } from './info';
import { LABELS_COMMAND } from './labels';
import { LOGITS } from './logits';
import { RESUME } from './resume';
import { ROLLOUT } from './rollout';
import { SCHEMA } from './schema';
import { SCORE } from './score';
import { TRAIN } from './train';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  TRAIN,
  RESUME,
  EVAL,
  ROLLOUT,
  SCORE,
  LOGITS,
  ADVANTAGES,
  LABELS_COMMAND,
  CRITIC,
  ENV,
  BENCH,
  INFO,
  SCHEMA,
];
