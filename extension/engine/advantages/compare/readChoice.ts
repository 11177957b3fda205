import { readParameters } from '../../configuration/readParameters';
import { estimatorById } from '../table';
import { chooseEstimator, type EstimatorChoice } from './estimatorChoice';

/** The estimator that `gigpo` or `gigpo:gamma=0.9,mode=mean-std` names, with further settings. Throws a `UserError` where it is wrong. */
export function readChoice(text: string, settings: readonly string[] = []): EstimatorChoice {
  const [id, ...rest] = text.split(':');
  const own = rest.join(':').split(',').filter(Boolean);
  const estimator = estimatorById(id);
  const parameters = readParameters(estimator.parameters, [...own, ...settings], `estimator ${estimator.id}`);
  return chooseEstimator(estimator, parameters);
}
