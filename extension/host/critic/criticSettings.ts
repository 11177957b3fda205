import path from 'node:path';
import { type Uri, workspace } from 'vscode';
import { DEFAULT_MAX_TOKENS } from '../../critic/criticPlan';
import type { TokenPrices } from '../../engine/labels/modelCritic/cost';

/** The settings for language models that label; the manifest has their defaults. */
export interface CriticSettings {
  /** An OpenAI-compatible API; empty for none. */
  readonly endpoint: string;
  /** The model's name there. */
  readonly model: string;
  readonly allowHttp: boolean;
  /** Absolute path of the prompt; null for ours. */
  readonly template: string | null;
  readonly maxTokens: number;
  /** null where both are 0. */
  readonly prices: TokenPrices | null;
}

/** The settings for a run. A prompt is looked for from the folder of the workspace that the run is in. */
export function readCriticSettings(run: Uri): CriticSettings {
  const all = workspace.getConfiguration(undefined, run);
  const template = all.get('couplet.critic.template', '');
  const base = workspace.getWorkspaceFolder(run)?.uri.fsPath ?? run.fsPath;
  const prices = { input: all.get('couplet.critic.priceIn', 0), output: all.get('couplet.critic.priceOut', 0) };
  return {
    endpoint: all.get('couplet.critic.endpoint', ''),
    model: all.get('couplet.critic.model', ''),
    allowHttp: all.get('couplet.critic.allowHttp', false),
    template: template === '' ? null : path.resolve(base, template),
    maxTokens: all.get('couplet.critic.maxTokens', DEFAULT_MAX_TOKENS),
    prices: prices.input + prices.output > 0 ? prices : null,
  };
}
