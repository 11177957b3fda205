import type { Workload } from './workload';
import { DECODE } from './workloads/decode';
import { ENVIRONMENT } from './workloads/environment';
import { HOUSEHOLD } from './workloads/household';
import { MEMORY } from './workloads/memory';
import { P1 } from './workloads/p1';
import { P1B } from './workloads/p1b';
import { QWEN_STEP } from './workloads/qwenStep';
import { SCALING } from './workloads/scaling';
import { TRAIN_STEP, TRAIN_STEP_SMALL } from './workloads/trainStep';

/** What `couplet bench` measures. To add a workload, write its file and put its line here. */
export const WORKLOADS: readonly Workload[] = [
  P1,
  P1B,
  HOUSEHOLD,
  TRAIN_STEP,
  TRAIN_STEP_SMALL,
  DECODE,
  ENVIRONMENT,
  SCALING,
  MEMORY,
  QWEN_STEP,
];
