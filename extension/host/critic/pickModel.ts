import { commands, lm, type QuickPickItem, type SecretStorage, window } from 'vscode';
import { EndpointModel } from '../../critic/endpoint/endpointModel';
import { endpointUrl } from '../../critic/endpoint/endpointUrl';
import type { LanguageModel } from '../../critic/languageModel';
import { keyFor } from './criticKeys';
import type { CriticSettings } from './criticSettings';
import { EditorModel } from './editorModel';

/** A model, and whom prompts are sent to, in words. */
export interface PickedModel {
  readonly model: LanguageModel;
  readonly receiver: string;
}

interface ModelItem extends QuickPickItem {
  /** undefined when nobody went on. */
  make(): Promise<PickedModel | undefined>;
}

/** Lets a person choose one of VS Code's models or the endpoint of the settings; undefined when nobody chose. */
export async function pickModel(settings: CriticSettings, secrets: SecretStorage): Promise<PickedModel | undefined> {
  const chats = await lm.selectChatModels();
  const items: ModelItem[] = [
    ...chats.map((chat) => ({
      label: chat.name,
      description: `${chat.vendor}, in VS Code`,
      make: async () => ({ model: new EditorModel(chat), receiver: `${chat.name} (${chat.vendor})` }),
    })),
    ...(settings.endpoint && settings.model ? [endpointItem(settings, secrets)] : []),
    { label: '$(gear) Set Endpoint and Model…', make: openSettings },
  ];
  const chosen = await window.showQuickPick(items, { title: 'Label with which language model?' });
  return chosen?.make();
}

function endpointItem({ endpoint, model, allowHttp }: CriticSettings, secrets: SecretStorage): ModelItem {
  return {
    label: model,
    description: endpoint,
    make: async () => {
      const url = endpointUrl(endpoint, allowHttp);
      const key = await keyFor(secrets, url);
      return key && { model: new EndpointModel(model, url, key), receiver: url.host };
    },
  };
}

async function openSettings(): Promise<undefined> {
  await commands.executeCommand('workbench.action.openSettings', 'couplet critic');
}
