import { ADVANTAGES } from './advantages';
import type { Command } from './command';
import { ENV } from './env';
import { INFO } from './info';
import { LOGITS } from './logits';
import { RESUME } from './resume';
import { SCHEMA } from './schema';
import { TRAIN } from './train';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [TRAIN, RESUME, LOGITS, ADVANTAGES, ENV, INFO, SCHEMA];
