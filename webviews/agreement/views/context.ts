import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actions } from '../actions';
import type { AgreementModel } from '../model/agreementModel';

/** What every part of the agreement view works with. */
export interface Agreement {
  readonly model: AgreementModel;
  readonly actions: Actions;
}

export const AgreementContext = createContext<Agreement | null>(null);

/** To be used below a provider only. */
export function useAgreement(): Agreement {
  return useContext(AgreementContext)!;
}
