import { UserError } from '../../shared/util/userError';
import { COCOA } from './cocoa';
import { DR_GRPO } from './drGrpo';
import type { Estimator } from './estimator';
import { GAE } from './gae';
import { GIGPO } from './gigpo';
import { GRPO } from './grpo';
import { MONTE_CARLO } from './monteCarlo';
import { OPO } from './opo';
import { ORACLE_STEP_REWARD } from './oracleStepReward';
import { REINFORCE_PLUS_PLUS } from './reinforcePlusPlus';
import { REINFORCE_PLUS_PLUS_BASELINE } from './reinforcePlusPlusBaseline';
import { REMAX } from './remax';
import { RLOO } from './rloo';
import { TURN_LEVEL } from './turnLevel';

/** All advantage estimators. To add one, write its file and put its line here. */
export const ESTIMATORS: readonly Estimator[] = [
  GRPO,
  DR_GRPO,
  RLOO,
  REINFORCE_PLUS_PLUS,
  REINFORCE_PLUS_PLUS_BASELINE,
  REMAX,
  OPO,
  GAE,
  GIGPO,
  TURN_LEVEL,
  MONTE_CARLO,
  ORACLE_STEP_REWARD,
  COCOA,
];

/** The estimator with that id; a `UserError` lists the ids there are. */
export function estimatorById(id: string): Estimator {
  const estimator = ESTIMATORS.find((entry) => entry.id === id);
  if (!estimator)
    throw new UserError(
      `There is no estimator '${id}'. Choose one of: ${ESTIMATORS.map((entry) => entry.id).join(', ')}.`,
      {
        usage: true,
      },
    );
  return estimator;
}
