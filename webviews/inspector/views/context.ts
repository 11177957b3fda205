import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { InspectorHostContract } from '../../../extension/shared/protocol/inspector';
import type { Connection } from '../../../extension/shared/rpc/connection';
import type { Actions } from '../actions';
import type { InspectorModel } from '../model/inspectorModel';

/** What every part of the inspector works with. */
export interface Inspector {
  readonly model: InspectorModel;
  readonly actions: Actions;
  /** For what one part alone asks for, such as more of a text. */
  readonly host: Connection<InspectorHostContract>['call'];
}

export const InspectorContext = createContext<Inspector | null>(null);

/** To be used below a provider only. */
export function useInspector(): Inspector {
  return useContext(InspectorContext)!;
}
