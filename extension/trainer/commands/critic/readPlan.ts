import { type CriticPlan, DEFAULT_MAX_TOKENS } from '../../../critic/criticPlan';
import { AccessKey, KEY_VARIABLE } from '../../../critic/endpoint/accessKey';
import { EndpointModel } from '../../../critic/endpoint/endpointModel';
import { endpointUrl } from '../../../critic/endpoint/endpointUrl';
import { readTemplateFile } from '../../../critic/readTemplateFile';
import type { ActionChoice } from '../../../engine/labels/modelCritic/chooseActions';
import type { TokenPrices } from '../../../engine/labels/modelCritic/cost';
import { SPLITS } from '../../../shared/model/environmentFacts';
import { UserError } from '../../../shared/util/userError';
import type { Arguments, OperandTable } from '../command';
import { oneOf } from '../labels/oneOf';
import type { MODEL_OPTIONS } from './modelOptions';

/** The options of `couplet critic` that speak of models, and the one that it shares with other critics. */
export type ModelOptions = Arguments<OperandTable, typeof MODEL_OPTIONS>['options'] & {
  readonly alternatives: boolean;
};

/** The model that the options name; its key is in the environment. */
export function readModel({ endpoint, model, ...options }: ModelOptions): EndpointModel {
  if (endpoint === undefined || model === undefined)
    throw new UserError('couplet critic --source model needs --endpoint URL and --model NAME.', { usage: true });
  const key = new AccessKey(process.env[KEY_VARIABLE] ?? '', `The environment variable ${KEY_VARIABLE}`);
  return new EndpointModel(model, endpointUrl(endpoint, options['allow-http']), key);
}

/** What the options ask of the model. */
export function readPlan(model: string, options: ModelOptions): CriticPlan {
  const { template, hindsight, iteration = null, split, sample, seed } = options;
  if (seed !== undefined && sample === undefined)
    throw new UserError('--seed is that of a draw; say how many steps: --sample N.', { usage: true });
  return {
    model,
    template: readTemplateFile(template ?? null, hindsight),
    steps: {
      iteration,
      split: split === undefined ? null : oneOf('--split', split, SPLITS),
      sample: sample === undefined ? null : { size: sample, seed: seed ?? 0 },
    },
    actions: readActions(options),
    parameters: { temperature: 0, maxTokens: options['max-tokens'] ?? DEFAULT_MAX_TOKENS },
  };
}

/** The prices in the options; null without any. One that is missing is 0. */
export function readPrices(options: ModelOptions): TokenPrices | null {
  const { 'price-in': input, 'price-out': output } = options;
  return input === undefined && output === undefined ? null : { input: input ?? 0, output: output ?? 0 };
}

function readActions(options: ModelOptions): ActionChoice {
  const choices = {
    labelled: options.labelled,
    alternatives: options['only-alternatives'],
    both: options.alternatives,
  } as const;
  const chosen = (Object.keys(choices) as (keyof typeof choices)[]).filter((name) => choices[name]);
  if (chosen.length > 1)
    throw new UserError('--alternatives, --only-alternatives and --labelled exclude each other.', { usage: true });
  return chosen[0] ?? 'taken';
}
